import type { CatalogueEntry, CatalogueSource, FoundEntry } from '../../reviews/shows/catalogue-entry.ts';
import type { ShowRef } from '../../reviews/shows/show-ids.ts';

/** An entry as it is put into the index. */
export interface ListedEntry {
  readonly entry: CatalogueEntry;
  /** How well known it is among all of its source, 0 to 1; absent: nobody knows. */
  readonly popularity?: number | undefined;
  /** When its source gave it, in milliseconds since the epoch. */
  readonly fetchedAt: number;
  /** Whether it is all that the source has; false: what a search answers. */
  readonly isComplete?: boolean | undefined;
}

/** What the index has of a show: entries of all sources that are about it, as one. */
export interface IndexedEntry extends ListedEntry {}

/** The index on disk, in a thread of its own. None of its methods rejects. */
export interface CatalogueIndex {
  /** The entries that a text can mean, best first: by how well it fits, then by how well known they are. */
  search(typed: string, limit: number, adult: boolean): Promise<readonly FoundEntry[]>;
  /** What is there about a show, by any of its ids. */
  find(ref: ShowRef): Promise<IndexedEntry | undefined>;
  /**
   * Adds entries that a source gave, or replaces that source's own of the same ref: those are found next. One that is complete is
   * replaced by another complete one alone.
   */
  put(entries: readonly ListedEntry[]): Promise<void>;
  /** Notes that somebody picked a show: it comes before others that fit equally well. */
  prefer(ref: ShowRef): Promise<void>;
  /** Takes what a source said away: of one show, or all that it said before a time. */
  forget(
    which: { readonly ref: ShowRef } | { readonly source: CatalogueSource; readonly before: number },
  ): Promise<void>;
  close(): Promise<void>;
}
