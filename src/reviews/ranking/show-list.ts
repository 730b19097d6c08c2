import type { Period } from '../period.ts';
import type { ShowKind } from '../shows/show.ts';

/** By what a list of shows is ordered. */
export const SHOW_SORTS = ['best', 'reviews', 'divisive', 'gems', 'rising', 'loved'] as const;
export type ShowSort = (typeof SHOW_SORTS)[number];

/** Which shows, and which of their reviews, a list rests on: everything in it is about these alone. */
export interface ShowFilter {
  readonly kind?: ShowKind | undefined;
  /** When the show came out, both ends included: a year, or a decade. */
  readonly years?: { readonly from: number; readonly to: number } | undefined;
  /** When its reviews were written. */
  readonly period?: Period | undefined;
  /** User id of the member whose own list it is. */
  readonly by?: string | undefined;
}

export interface ShowList {
  readonly sort: ShowSort;
  readonly filter: ShowFilter;
}
