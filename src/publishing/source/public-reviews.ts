import type { Moderation } from '../../reviews/moderation/moderation.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { Show } from '../../reviews/shows/show.ts';

/** What decides which reviews are on the page. */
export interface Publicity {
  /** All shows by their ids, merged ones too. */
  readonly shows: ReadonlyMap<string, Show>;
  /** By review key. */
  readonly moderation: ReadonlyMap<string, Moderation>;
}

/** The show that a show was merged into, also by way of others; itself for any other. */
export function currentShow(shows: ReadonlyMap<string, Show>, showId: string): Show | undefined {
  let show = shows.get(showId);
  for (const seen = new Set<string>(); show?.mergedInto !== undefined && !seen.has(show.id); ) {
    seen.add(show.id);
    const next = shows.get(show.mergedInto);
    if (next === undefined) break;
    show = next;
  }
  return show;
}

/**
 * The reviews that count, as the server's own lists count them, by the id of their show: of one member the one that was changed last,
 * and none that moderators, or whoever deleted its message, have hidden.
 */
export function countedReviews(
  reviews: Iterable<ReviewFacts>,
  { shows, moderation }: Publicity,
): Map<string, ReviewFacts[]> {
  const current = new Map<string, Map<string, ReviewFacts>>();
  for (const review of reviews) {
    const show = currentShow(shows, review.showId);
    if (show === undefined) continue;
    const ofShow = current.get(show.id) ?? new Map<string, ReviewFacts>();
    const other = ofShow.get(review.authorId);
    if (other === undefined || isLater(review, other)) ofShow.set(review.authorId, review);
    current.set(show.id, ofShow);
  }
  const isShown = ({ key, posting }: ReviewFacts) =>
    !(posting.state === 'withheld' && posting.reason === 'deleted') &&
    moderation.get(key)?.hidden === undefined;
  return new Map(
    Array.from(current, ([showId, ofShow]) => [showId, [...ofShow.values()].filter(isShown)] as const).filter(
      ([, shown]) => shown.length > 0,
    ),
  );
}

const isLater = (one: ReviewFacts, other: ReviewFacts): boolean =>
  one.changedAt > other.changedAt || (one.changedAt === other.changedAt && one.key > other.key);
