import type { Period } from '../period.ts';
import type { Show, ShowKind } from '../shows/show.ts';

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

/** A show in a list, with the numbers of the list's own reviews: with `by`, of all of the server's. */
export interface ListedShow {
  readonly show: Show;
  /** From 1. */
  readonly rank: number;
  /**
   * What it is ordered by: tenths for best, gems (fair), rising (best) and `by` (best); a share from 0 to 1 for loved; how many
   * reviews it has for reviews; how far apart its scores lie, in points, for divisive.
   */
  readonly value: number;
  /** In tenths; undefined without scores. */
  readonly mean: number | undefined;
  readonly reviews: number;
  /** How many of its reviews have a score. */
  readonly count: number;
  /** How many scores are 9 or more. */
  readonly high: number;
  /** How many scores are 4 or less. */
  readonly low: number;
  /** How many reviews were written in the last 14 days, imported ones left out; of rising shows. */
  readonly recent?: number | undefined;
  /** Its one review, if that has a score. */
  readonly only?: { readonly authorId: string; readonly score: number } | undefined;
  /** The member's own score, with `by`. */
  readonly own?: number | undefined;
}

/** What leads on from a list without shows. */
export interface EmptyShowList {
  /** How many shows have reviews, whatever the list. */
  readonly others: number;
  /** The show that comes closest to being in the list, and its reviews: of divisive shows and gems. */
  readonly closest?: { readonly show: Show; readonly reviews: number } | undefined;
  /** The newest review that was not imported: of rising shows. */
  readonly newest?: { readonly show: Show; readonly authorId: string; readonly at: number } | undefined;
}

/** One page of a list. */
export interface ShowListPage {
  readonly shows: readonly ListedShow[];
  /** From 1: the wanted page, or the nearest that there is. */
  readonly page: number;
  readonly pages: number;
  /** How many shows the list has. */
  readonly total: number;
  /** The mean that shows with few reviews are kept near (C of formula 1), in tenths; undefined without scores. */
  readonly mean: number | undefined;
  /** The share of scores of 9 and more (q of most loved), from 0 to 1; 0 without scores. */
  readonly usualShare: number;
  /** Only of an empty list. */
  readonly empty?: EmptyShowList | undefined;
}

/** Where a show stands among the server's best. */
export interface Standing {
  /** From 1. */
  readonly rank: number;
  /** How many shows have a rank. */
  readonly of: number;
  /** Weighted rating in tenths. */
  readonly weighted: number;
}
