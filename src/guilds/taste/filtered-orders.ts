import { isOfKind, isOfPeriod } from '../../reviews/ranking/list-shows.ts';
import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { TieBreak } from '../../reviews/taste/highest.ts';
import { countIn, filtered, type GroupedByShow } from '../../reviews/taste/score-table.ts';
import type { Steps } from '../../reviews/taste/steps.ts';
import { type ShowOrder, type TasteOrders, tasteOrders } from '../../reviews/taste/taste-orders.ts';
import type { TasteTable } from '../../reviews/taste/taste-table.ts';

interface OrderedScores {
  readonly taste: TasteTable;
  /** As `tasteOrders` takes it. */
  readonly at: { readonly priorReviews: number; readonly now: number; readonly tie: TieBreak };
  /** The show with a number. */
  readonly showOf: (show: number) => Show | undefined;
}

/** The orders of shows from the reviews that a filter leaves, whoever wrote them. */
export function* filteredOrders(scores: OrderedScores, filter: ShowFilter): Steps<TasteOrders> {
  const { taste, at } = scores;
  const { kind, years, period } = filter;
  const hasFilter = kind !== undefined || years !== undefined || period !== undefined;
  const left = hasFilter ? yield* leftBy(scores, filter, () => true) : taste.scores.byShow;
  return yield* tasteOrders(taste, left, at);
}

/**
 * Of the orders from all reviews, the shows that a member has scored, where their review is one that the filter leaves.
 * @param by the member's number; undefined for one who has scored none
 */
export function* ownOrders(
  scores: OrderedScores,
  { divisive, gems, rising }: TasteOrders,
  by: number | undefined,
  filter: ShowFilter,
): Steps<TasteOrders> {
  const { other } = scores.taste.scores.byShow;
  const own = yield* leftBy(scores, filter, (place) => other[place] === by);
  const isOwn = (show: number) => countIn(own, show) > 0;
  return {
    divisive: picked(divisive, isOwn),
    gems: { ...gems, ...picked(gems, isOwn) },
    rising: {
      ...picked(rising, isOwn),
      recent: rising.recent.filter((_, place) => isOwn(rising.shows[place] ?? 0)),
    },
  };
}

/** The scores of reviews that a filter leaves. @param isWanted whether the one at a place is wanted besides */
function leftBy(
  { taste, showOf }: OrderedScores,
  filter: ShowFilter,
  isWanted: (place: number) => boolean,
): Steps<GroupedByShow> {
  const { byShow } = taste.scores;
  const isInPeriod = isOfPeriod(filter);
  const isShow = (show: number) => {
    const known = showOf(show);
    return known !== undefined && isOfKind(known, filter);
  };
  return filtered(byShow, isShow, (place) => isWanted(place) && isInPeriod(byShow.writtenAt[place] ?? 0));
}

const picked = ({ shows, values }: ShowOrder, isWanted: (show: number) => boolean): ShowOrder => ({
  shows: shows.filter(isWanted),
  values: values.filter((_, place) => isWanted(shows[place] ?? 0)),
});
