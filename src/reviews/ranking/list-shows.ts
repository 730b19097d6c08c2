import { isWithin, spanOf } from '../period.ts';
import type { Score } from '../score.ts';
import type { Show } from '../shows/show.ts';
import { listedShow } from './listed-show.ts';
import { comparePlaced, type OwnSort, placeOf, priorOf } from './placed-show.ts';
import type { ListedShow, ShowFilter } from './show-list.ts';
import { addShare, emptyTally, type MutableTally, weightOf } from './tally.ts';

/** A review that counts: of one member one for each show, none of them hidden. */
export interface CountedReview {
  readonly showId: string;
  readonly authorId: string;
  readonly score?: Score | undefined;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
}

/** Whether a show is one of those that a list is about. */
export const isOfKind = ({ kind, year }: Show, filter: Pick<ShowFilter, 'kind' | 'years'>): boolean =>
  (filter.kind === undefined || filter.kind === kind) &&
  (filter.years === undefined ||
    (year !== undefined && year >= filter.years.from && year <= filter.years.to));

/** Tells whether a review is one of those that a list rests on, by when it was written. */
export function isOfPeriod({ period }: Pick<ShowFilter, 'period'>): (writtenAt: number) => boolean {
  const span = period && spanOf(period);
  return (writtenAt) => span === undefined || isWithin(writtenAt, span);
}

/**
 * The whole list of shows, as it is defined: what is kept equals this. All numbers are those of the reviews that the filter leaves,
 * but for how much a member's reviews weigh, which all of them tell. A member's own list has the shows that they have scored, with
 * the numbers of all reviews.
 * @param shows by id; a show that is merged into another has no reviews
 * @param priorReviews m: a whole number, 0 or more
 */
export function listShows(
  reviews: readonly CountedReview[],
  shows: ReadonlyMap<string, Show>,
  { sort, filter }: { readonly sort: OwnSort; readonly filter: ShowFilter },
  priorReviews: number,
): ListedShow[] {
  const scored = Map.groupBy(
    reviews.filter(({ score }) => score !== undefined),
    ({ authorId }) => authorId,
  );
  const isInPeriod = isOfPeriod(filter);
  const isLeft = ({ showId, writtenAt }: CountedReview) => {
    const show = shows.get(showId);
    return show !== undefined && isOfKind(show, filter) && isInPeriod(writtenAt);
  };
  const counted = filter.by === undefined ? reviews.filter(isLeft) : reviews;
  const own = new Map(
    reviews.filter((one) => one.authorId === filter.by && isLeft(one)).map((one) => [one.showId, one.score]),
  );
  const tallies = new Map<string, MutableTally>();
  const total = emptyTally();
  for (const { showId, authorId, score } of counted) {
    const share = { score, weight: weightOf(scored.get(authorId)?.length ?? 0), author: 0 };
    const tally = tallies.get(showId) ?? emptyTally();
    tallies.set(showId, tally);
    for (const to of [tally, total]) addShare(to, share);
  }
  const placed = [...tallies].flatMap(([showId, tally]) => {
    const show = shows.get(showId);
    const isListed = filter.by === undefined || own.get(showId) !== undefined;
    return (isListed && show && placeOf(sort, show, tally, own.get(showId))) || [];
  });
  const prior = priorOf(sort, total, priorReviews);
  const authorOf = (showId: string) => counted.find((one) => one.showId === showId)?.authorId ?? '';
  return placed
    .sort(comparePlaced(prior))
    .map((one, index) => listedShow(sort, one, index + 1, prior, ({ show }) => authorOf(show.id)));
}
