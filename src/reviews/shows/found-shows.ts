import type { Show } from './show.ts';

/** The shows that a search found, best first; of those that fit equally well, the most reviewed first. */
export interface FoundShows {
  /** Shows with the typed title or alias; of its year, when one is typed. */
  readonly exact: readonly Show[];
  /** Shows that the typed title was probably meant for: without its article, spaces or punctuation, or without its last letters. */
  readonly near: readonly Show[];
  /** Shows whose title begins with the typed text, or has all of its words or words that begin with them. */
  readonly matching: readonly Show[];
  /** Shows whose title is the typed one with typos. */
  readonly misspelt: readonly Show[];
  /** Shows whose title has all of the typed words, some with typos. */
  readonly resembling: readonly Show[];
  /** Shows with the typed title and another year, then those whose title has some of the typed words. */
  readonly similar: readonly Show[];
}

/** What a search finds of no shows. */
export const NOTHING_FOUND: FoundShows = {
  exact: [],
  near: [],
  matching: [],
  misspelt: [],
  resembling: [],
  similar: [],
};

/** The shows that a search found, those that fit best first. */
export const allFound = (found: FoundShows): readonly Show[] => [...probablyMeant(found), ...found.similar];

/** Those of the shows that the member may have meant: all but those with something in common alone. */
export const probablyMeant = ({
  exact,
  near,
  matching,
  misspelt,
  resembling,
}: FoundShows): readonly Show[] => [...exact, ...near, ...matching, ...misspelt, ...resembling];
