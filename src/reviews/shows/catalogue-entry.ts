import type { ShowKind } from './show.ts';
import type { ShowIds, ShowRef } from './show-ids.ts';

/** Where the catalogue's entries come from. */
export const CATALOGUE_SOURCES = ['bangumi', 'wikidata', 'tvmaze', 'anilist', 'tmdb'] as const;
export type CatalogueSource = (typeof CATALOGUE_SOURCES)[number];

/** At most so many titles besides the first, genres, and episodes: what is more helps nobody find or know a show. */
export const MOST_TITLES = 40;
export const MOST_GENRES = 10;
export const MOST_EPISODES = 100_000;

/** What the catalogue says of a show. Checked where it came in: lengths, ids, the host of the poster. */
export interface CatalogueEntry {
  /** Its id in the source that it comes from: "tvmaze:526". The site is a `CatalogueSource`. */
  readonly ref: ShowRef;
  /** The title to show, 1 to 150 code points, one clean line without the year. */
  readonly title: string;
  /** Other titles, the best known first, as long as that; none with the key of another. */
  readonly titles: readonly string[];
  readonly year?: number | undefined;
  readonly kind?: ShowKind | undefined;
  /** Its ids on all sites that are known, that of `ref` among them. */
  readonly ids: ShowIds;
  /** URL of an image on the source's own image host. */
  readonly poster?: string | undefined;
  /** In English, as the source writes them. */
  readonly genres?: readonly string[] | undefined;
  readonly episodes?: number | undefined;
  /** For adults alone: shown only in age-restricted channels. */
  readonly adult?: boolean | undefined;
}

/**
 * How a typed text fits an entry, the best first: it is one of its titles (in any spelling that people use), begins one, has the
 * words or characters of one, or is one with typing errors.
 */
export const FITS = ['exact', 'begun', 'words', 'near'] as const;
export type Fit = (typeof FITS)[number];

export interface FoundEntry {
  readonly entry: CatalogueEntry;
  readonly fit: Fit;
}
