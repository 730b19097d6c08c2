import { refAddress } from '../../../reviews/shows/show-address.ts';
import type { IdSite, ShowIds } from '../../../reviews/shows/show-ids.ts';

/** Ids of a show as a file has them: numbers or texts, and null, 0 or '' for none. */
export interface FileIds {
  readonly imdb?: unknown;
  /** Of a film on TMDB, where films and shows are numbered apart. */
  readonly tmdbFilm?: unknown;
  /** Of a show on TMDB. */
  readonly tmdbShow?: unknown;
  readonly mal?: unknown;
  readonly anilist?: unknown;
}

/** The ids among them that their sites could have given. */
export function readIds({ imdb, tmdbFilm, tmdbShow, mal, anilist }: FileIds): ShowIds {
  const tmdb = withKind('movie', tmdbFilm) ?? withKind('tv', tmdbShow);
  const found: readonly (readonly [IdSite, unknown])[] = [
    ['anilist', anilist],
    ['mal', mal],
    ['imdb', imdb],
    ['tmdb', tmdb],
  ];
  return Object.fromEntries(
    found.flatMap(([site, value]) => {
      const id = textOfId(value);
      return id !== undefined && refAddress(`${site}:${id}`) !== undefined ? [[site, id]] : [];
    }),
  );
}

/** An id as a text; undefined for what can't be one. */
const textOfId = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'string' ? String(value).trim() : undefined;

function withKind(kind: 'movie' | 'tv', value: unknown): string | undefined {
  const id = textOfId(value);
  return id !== undefined && /^[1-9]/.test(id) ? `${kind}/${id}` : undefined;
}
