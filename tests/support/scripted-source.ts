import { createSources } from '../../src/catalogue/sources/create-sources.ts';
import {
  type Asking,
  type Source,
  SourceError,
  type SourceName,
} from '../../src/catalogue/sources/source.ts';
import type { CatalogueEntry } from '../../src/reviews/shows/catalogue-entry.ts';
import { MovableClock } from './movable-clock.ts';
import { linesLogged } from './online-catalogue.ts';
import { type ScriptedServer, startScripted } from './scripted-server.ts';

/** A show as a source may write it: what is left out is left out of the answer. */
export interface WrittenShow {
  readonly id: unknown;
  /** In English. */
  readonly title: string;
  /** In the language of its country: TMDB and AniList have it in what a search answers. */
  readonly original?: string;
  readonly year?: number;
  /** The address of its poster; for TMDB its path. */
  readonly poster?: string | undefined;
  readonly adult?: boolean;
}

const WRITE: Readonly<Record<SourceName, (show: WrittenShow) => object>> = {
  tmdb: ({ id, title, original, year, poster, adult }) => ({
    media_type: 'tv',
    id,
    name: title,
    original_name: original ?? title,
    first_air_date: year === undefined ? '' : `${year}-05-01`,
    poster_path: poster ?? null,
    ...(adult !== undefined && { adult }),
  }),
  tvmaze: ({ id, title, year, poster, adult }) => ({
    score: 1,
    show: {
      id,
      name: title,
      premiered: year === undefined ? null : `${year}-05-01`,
      image: poster === undefined ? null : { medium: poster, original: poster },
      genres: adult ? ['Adult'] : [],
    },
  }),
  anilist: ({ id, title, original, year, poster, adult }) => ({
    id,
    title: { english: title, romaji: null, native: original ?? null },
    startDate: { year: year ?? null },
    coverImage: poster === undefined ? null : { large: poster },
    isAdult: adult ?? null,
  }),
};

/** What a source answers to a search. */
export function writeFound(name: SourceName, shows: readonly (WrittenShow | null)[]): unknown {
  const found = shows.map((show) => show && WRITE[name](show));
  return { tmdb: { results: found }, tvmaze: found, anilist: { data: { Page: { media: found } } } }[name];
}

/** A source whose server answers as a test says. */
export interface ScriptedSource extends AsyncDisposable {
  readonly server: ScriptedServer;
  readonly source: Source;
  readonly clock: MovableClock;
  readonly logged: readonly string[];
  /** What a search finds. */
  search(typed?: string, adult?: boolean): Promise<readonly CatalogueEntry[]>;
  /** The trouble of a search; undefined when it has none. */
  trouble(typed?: string): Promise<string | undefined>;
}

export const HURRIED: Asking = { signal: new AbortController().signal, unhurried: false };

export async function startScriptedSource(name: SourceName): Promise<ScriptedSource> {
  const server = await startScripted();
  const clock = new MovableClock();
  const { log, logged } = linesLogged();
  const place = { name, url: server.url, imagesUrl: server.url, token: 'a-token' };
  const [source] = createSources([place], { clock, log });
  if (source === undefined) throw new Error(`There is no ${name}`);
  return {
    server,
    source,
    clock,
    logged,
    search: (typed = 'anything', adult = false) => source.search(typed, adult, HURRIED),
    trouble: (typed = 'anything') =>
      source.search(typed, false, HURRIED).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof SourceError) return error.trouble;
          throw error;
        },
      ),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
