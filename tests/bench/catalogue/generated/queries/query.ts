import type { ShowRef } from '../../../../../src/reviews/shows/show-ids.ts';

export const QUERY_KINDS = [
  'typing error',
  'abbreviation',
  'romanised',
  'one or two characters',
  'year behind',
  'season behind',
  'without its article',
  'without accents',
  'other language',
  'beginning',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/**
 * How a show can be meant by letters: they spell one of its titles (see `spellings`), of a show of this year, or of one that has this
 * season; they begin a title; they are its initials; or they are a title of four letters or more with one typing error.
 */
export type Relation =
  | { readonly how: 'spells'; readonly letters: string; readonly year?: number; readonly season?: number }
  | { readonly how: 'begins' | 'abbreviates' | 'nears'; readonly letters: string };

/**
 * A typed text, and what "right" means for it: the best known of all shows that are meant in one of the ways of the first level that
 * means any. So a text that is a title is that title, even when it was made as another's abbreviation or with a typing error.
 * Nobody could know better, and each kind says its levels itself.
 */
export interface QueryDraft {
  readonly kind: QueryKind;
  readonly typed: string;
  readonly levels: readonly (readonly Relation[])[];
}

export interface Query extends Pick<QueryDraft, 'kind' | 'typed'> {
  /** The right show, or several where nobody knows which one is better known; by their refs. */
  readonly right: ReadonlySet<ShowRef>;
  /**
   * Shows that are meant as well, of which nobody knows how well known they are: before the right one or behind it, they neither
   * help nor take a place.
   */
  readonly aside: ReadonlySet<ShowRef>;
  /** Whether it is about one of bangumi-data's own titles, where any show is right that is meant as well as another. */
  readonly isReal: boolean;
}
