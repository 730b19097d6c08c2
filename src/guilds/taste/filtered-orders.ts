import { isOfKind, isOfPeriod } from '../../reviews/ranking/list-shows.ts';
import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { TieBreak } from '../../reviews/taste/highest.ts';
import { filtered } from '../../reviews/taste/score-table.ts';
import type { Steps } from '../../reviews/taste/steps.ts';
import { type ShowOrder, type TasteOrders, tasteOrders } from '../../reviews/taste/taste-orders.ts';
import type { TasteTable } from '../../reviews/taste/taste-table.ts';

interface OrderedScores {
  readonly taste: TasteTable;
  /** As `tasteOrders` takes it. */
  readonly at: { readonly priorReviews: number; readonly now: number; readonly tie: TieBreak };
  /** The show with a number. */
  readonly showOf: (show: number) => Show | undefined;
  /** The number of the member whose own shows are wanted, of those that have scored any. */
  readonly by: number | undefined;
}

/**
 * The orders of shows from the reviews that a filter leaves; with `by`, of the orders from all reviews the shows that the member has
 * scored, where their review is one that the filter leaves.
 */
export function* filteredOrders(
  { taste, at, showOf, by }: OrderedScores,
  filter: ShowFilter,
): Steps<TasteOrders> {
  const { byShow } = taste.scores;
  const { kind, years, period } = filter;
  const isShow = (show: number) => {
    const known = showOf(show);
    return known !== undefined && isOfKind(known, filter);
  };
  const isInPeriod = isOfPeriod(filter);
  const isScore = (place: number) => isInPeriod(byShow.writtenAt[place] ?? 0);
  if (filter.by === undefined) {
    const hasFilter = kind !== undefined || years !== undefined || period !== undefined;
    const left = hasFilter ? yield* filtered(byShow, isShow, isScore) : byShow;
    return yield* tasteOrders(taste, left, at);
  }
  const own = yield* filtered(byShow, isShow, (place) => byShow.other[place] === by && isScore(place));
  const isOwn = (show: number) => (own.start[show + 1] ?? 0) > (own.start[show] ?? 0);
  const { divisive, gems, rising } = yield* tasteOrders(taste, byShow, at);
  return {
    divisive: picked(divisive, isOwn),
    gems: { ...gems, ...picked(gems, isOwn) },
    rising: {
      ...picked(rising, isOwn),
      recent: rising.recent.filter((_, place) => isOwn(rising.shows[place] ?? 0)),
    },
  };
}

const picked = ({ shows, values }: ShowOrder, isWanted: (show: number) => boolean): ShowOrder => ({
  shows: shows.filter(isWanted),
  values: values.filter((_, place) => isWanted(shows[place] ?? 0)),
});
