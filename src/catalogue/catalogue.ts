import type { CatalogueEntry, FoundEntry } from '../reviews/shows/catalogue-entry.ts';
import type { ShowIds, ShowRef } from '../reviews/shows/show-ids.ts';

export interface Question {
  /** Any text that somebody typed. */
  readonly typed: string;
  /** At most so many entries are answered. */
  readonly limit: number;
  /** Whether shows for adults may be among them: the channel is age-restricted. */
  readonly adult: boolean;
  /**
   * Given where nobody waits for the answer, as when all shows of a server are linked: sources are asked behind those for whom
   * somebody does, for as long as their limits take, until the signal is aborted.
   */
  readonly unhurried?: AbortSignal | undefined;
}

/**
 * Real shows, from an index on disk and from the sources that the operator has chosen. None of its methods rejects; where it has
 * nothing, the bot goes on with what members type.
 */
export interface Catalogue {
  /** What a text can mean, best first. Asks sources only where the index has little, and waits 1.2 s for them at most, unless unhurried. */
  suggest(question: Question): Promise<readonly FoundEntry[]>;
  /** What the index says of a show, by any of its ids. */
  find(ref: ShowRef): Promise<CatalogueEntry | undefined>;
  /** Like `find`; a source is asked where the index has nothing, for 1.2 s at most: for a pasted address. */
  lookUp(ref: ShowRef): Promise<CatalogueEntry | undefined>;
  /** Notes that somebody has picked an entry: later searches prefer it, and its details are asked for behind that. */
  picked(entry: CatalogueEntry): void;
  /**
   * Asks the sources for all that they have about a show, within their limits, which takes as long as it takes.
   * `gone`: the source has it no more; `unavailable`: none can be asked now; `unlisted`: no chosen source has it.
   */
  refresh(ids: ShowIds, signal: AbortSignal): Promise<CatalogueEntry | 'gone' | 'unavailable' | 'unlisted'>;
  /** Resolves once all of it is closed. */
  close(): Promise<void>;
}

/** The catalogue of a bot that has none. */
export const NO_CATALOGUE: Catalogue = {
  suggest: async () => [],
  find: async () => undefined,
  lookUp: async () => undefined,
  picked: () => {},
  refresh: async () => 'unlisted',
  close: async () => {},
};
