import type { Standing } from '../../reviews/helpfulness/standing.ts';
import { listShows } from '../../reviews/ranking/list-shows.ts';
import { compareTitles } from '../../reviews/ranking/placed-show.ts';
import { readingOrder } from '../../reviews/ranking/reading-order.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { ScoreCounts } from '../../reviews/score-counts.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { PublicShow } from '../site-source.ts';

interface Ranking {
  /** By id. */
  readonly shows: ReadonlyMap<string, Show>;
  /** By review key. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** m of the weighted rating. */
  readonly priorReviews: number;
  /** Whether the newest review of a show comes second: see `readingOrder`. */
  readonly fresh: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Orders shows and their reviews as the server's own lists do, by what these reviews alone add up to.
 * @param reviews those that may be shown, by the id of the show that they count for; a show may have none
 */
export function rankShows(
  reviews: ReadonlyMap<string, readonly ReviewFacts[]>,
  { shows, standings, priorReviews, fresh, now }: Ranking,
): PublicShow[] {
  const all = Array.from(reviews, ([showId, ofShow]) =>
    ofShow.map((review) => ({ ...review, showId })),
  ).flat();
  const listed = listShows(all, shows, { sort: 'best', filter: {} }, priorReviews);
  const standingOf = new Map(
    listed.map(({ show, rank, value }) => [show.id, { rank, of: listed.length, weighted: value }]),
  );
  const ranked = Array.from(reviews, ([showId, ofShow]) => {
    const sortable = ofShow.flatMap((review) => {
      const standing = standings.get(review.key);
      return standing === undefined ? [] : [{ ...review, standing }];
    });
    const scores = new ScoreCounts();
    for (const { score } of ofShow) if (score !== undefined) scores.add(score);
    return {
      show: shows.get(showId) as Show,
      keys: readingOrder(sortable, fresh, now).map(({ key }) => key),
      scores,
      standing: standingOf.get(showId),
    };
  });
  return ranked.sort(
    (a, b) =>
      (a.standing?.rank ?? Infinity) - (b.standing?.rank ?? Infinity) ||
      Number(b.keys.length > 0) - Number(a.keys.length > 0) ||
      compareTitles(a.show, b.show),
  );
}
