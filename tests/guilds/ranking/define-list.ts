import { type CountedReview, isOfKind, isOfPeriod } from '../../../src/reviews/ranking/list-shows.ts';
import { compareTitles, type TasteSort } from '../../../src/reviews/ranking/placed-show.ts';
import type { ShowFilter } from '../../../src/reviews/ranking/show-list.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { defineAmong, defineTaste, type ScoredReview } from '../../../src/reviews/taste/define-taste.ts';
import { defineDivisive, defineGems, defineRising } from '../../../src/reviews/taste/defined-orders.ts';
import { HALVING, pointsApart } from '../../../src/reviews/taste/show-orders.ts';

/** A list that rests on taste or on time, from the definitions: of a member's own list, with the shows that are not in it. */
export function defineList(
  sort: TasteSort,
  filter: ShowFilter,
  reviews: readonly (CountedReview & { readonly imported: boolean })[],
  shows: ReadonlyMap<string, Show>,
  priorReviews: number,
  now: number,
): { readonly showId: string; readonly value: number }[] {
  const all = reviews.filter((review): review is ScoredReview => review.score !== undefined);
  const isLeft = ({ showId, writtenAt }: ScoredReview) =>
    filter.by !== undefined || (isOfKind(shows.get(showId) as Show, filter) && isOfPeriod(filter)(writtenAt));
  const some = all.filter(isLeft);
  const taste = defineAmong(defineTaste(all, priorReviews), some, priorReviews);
  const values = {
    divisive: () => defineDivisive(taste),
    gems: () => defineGems(taste),
    rising: () => defineRising(all, priorReviews, now, isLeft),
  }[sort]();
  const recent = (showId: string) =>
    some.filter((one) => one.showId === showId && !one.imported && now - one.writtenAt <= HALVING).length;
  const count = (showId: string) =>
    some.filter((one) => one.showId === showId && (sort !== 'rising' || !one.imported)).length;
  const showOf = (showId: string) => shows.get(showId) as Show;
  return [...values]
    .sort(
      ([one, a], [other, b]) =>
        Math.round(b * 1e6) - Math.round(a * 1e6) ||
        count(other) - count(one) ||
        compareTitles(showOf(one), showOf(other)),
    )
    .map(([showId, value]) => ({
      showId,
      value:
        sort === 'rising'
          ? recent(showId)
          : Number((sort === 'gems' ? value : pointsApart(value, taste.usual)).toFixed(6)),
    }));
}
