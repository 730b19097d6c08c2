import type { Standing } from '../../reviews/helpfulness/standing.ts';
import {
  comparePlaced,
  compareTitles,
  type PlacedShow,
  placeOf,
  priorOf,
  weightedRating,
} from '../../reviews/ranking/placed-show.ts';
import { readingOrder } from '../../reviews/ranking/reading-order.ts';
import { addShare, addTally, emptyTally, weightOf } from '../../reviews/ranking/tally.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { ScoreCounts } from '../../reviews/score-counts.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { inTurns } from '../../storage/turn.ts';
import type { PublicShow, SiteSource } from '../site-source.ts';

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

/** The reviews of a show in their order, before its place is known. */
interface OrderedShow extends Omit<PublicShow, 'standing'> {
  readonly placed: PlacedShow | undefined;
}

/**
 * Orders shows and their reviews as the server's own lists do, by what these reviews alone add up to, in turns of the event loop.
 * Among the best, that is the order of `listShows`.
 * @param reviews those that may be shown, by the id of the show that they count for; a show may have none
 */
export async function rankShows(
  reviews: ReadonlyMap<string, readonly ReviewFacts[]>,
  { shows, standings, priorReviews, fresh, now }: Ranking,
): Promise<Pick<SiteSource, 'shows' | 'mean'>> {
  const scored = new Map<string, number>();
  for await (const ofShow of inTurns(reviews.values()))
    for (const { authorId, score } of ofShow)
      if (score !== undefined) scored.set(authorId, (scored.get(authorId) ?? 0) + 1);

  const total = emptyTally();
  const ordered: OrderedShow[] = [];
  for await (const [showId, ofShow] of inTurns(reviews)) {
    const show = shows.get(showId);
    if (show === undefined) continue;
    const tally = emptyTally();
    const scores = new ScoreCounts();
    for (const { score, authorId } of ofShow) {
      addShare(tally, { score, weight: weightOf(scored.get(authorId) ?? 0), author: 0 });
      if (score !== undefined) scores.add(score);
    }
    addTally(total, tally);
    const sortable = ofShow.flatMap((review) => {
      const standing = standings.get(review.key);
      return standing === undefined ? [] : [{ key: review.key, writtenAt: review.writtenAt, standing }];
    });
    const keys = readingOrder(sortable, fresh, now).map(({ key }) => key);
    ordered.push({ show, keys, scores, placed: placeOf('best', show, tally) });
  }

  const compare = comparePlaced(priorOf('best', total, priorReviews));
  const of = ordered.filter(({ placed }) => placed !== undefined).length;
  ordered.sort(
    (a, b) =>
      Number(b.placed !== undefined) - Number(a.placed !== undefined) ||
      (a.placed && b.placed ? compare(a.placed, b.placed) : 0) ||
      Number(b.keys.length > 0) - Number(a.keys.length > 0) ||
      compareTitles(a.show, b.show),
  );
  return {
    shows: ordered.map(({ placed, ...shown }, index) => ({
      ...shown,
      standing: placed && {
        rank: index + 1,
        of,
        weighted: weightedRating(placed.tally, total, priorReviews),
      },
    })),
    mean: total.weight === 0 ? undefined : total.weighted / total.weight,
  };
}
