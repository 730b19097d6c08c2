import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import type { ShowIds } from '../../reviews/shows/show-ids.ts';

/** The online sources, in the order in which `.env.example` names them. */
export const SOURCE_NAMES = ['tmdb', 'tvmaze', 'anilist'] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/**
 * Why a source has no answer: it asks to wait, it is down or too slow, it does not take the key, it answers what nobody can read, or
 * our own limits leave it alone now.
 */
export type SourceTrouble = 'limited' | 'down' | 'refused' | 'odd' | 'left-alone';

/** A source has no answer. The message is for the log: no typed text and no key is in it. */
export class SourceError extends Error {
  readonly source: SourceName;
  readonly trouble: SourceTrouble;

  constructor(source: SourceName, trouble: SourceTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.source = source;
    this.trouble = trouble;
  }
}

/** How a source is asked. */
export interface Asking {
  readonly signal: AbortSignal;
  /**
   * Whether nobody waits for the answer: then all others come first, and it takes as long as the source's limits do. Otherwise the
   * newest question comes first, and one that has waited for long is given up.
   */
  readonly unhurried: boolean;
}

/** A site that can be asked about shows. Its methods reject with SourceError. */
export interface Source {
  readonly name: SourceName;
  /**
   * The shows that it finds for a text, best first. They lack what only `details` has.
   * @param adult whether shows for adults may be among them
   */
  search(typed: string, adult: boolean, asking: Asking): Promise<readonly CatalogueEntry[]>;
  /** Whether it can be asked about a show with these ids. */
  knows(ids: ShowIds): boolean;
  /** All that it has about a show, by the ids that it knows; undefined when it has none with them. */
  details(ids: ShowIds, asking: Asking): Promise<CatalogueEntry | undefined>;
}
