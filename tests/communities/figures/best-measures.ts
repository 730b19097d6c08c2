import { type CountedReview, listShows } from '../../../src/reviews/ranking/list-shows.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../../../src/reviews/ranking/placed-show.ts';
import { withBrigade } from '../adversaries.ts';
import type { Community } from '../community.ts';
import { makeCommunity } from '../make-community.ts';
import { mean, ndcg } from '../measures.ts';
import { type Measure, USUAL_200, USUAL_1000, USUAL_5000, value } from './measure.ts';

/** The ids of the best shows, in their order. */
function best({ reviews }: Community): string[] {
  const counted = reviews.map(
    ({ showId, memberId, score, at }): CountedReview => ({
      showId,
      authorId: memberId,
      score,
      writtenAt: at,
    }),
  );
  const ids = new Set(counted.map(({ showId }) => showId));
  const shows = new Map([...ids].map((id) => [id, { id, title: id, addedBy: '1', addedAt: 1 }]));
  const listed = listShows(counted, shows, { sort: 'best', filter: {} }, DEFAULT_PRIOR_REVIEWS);
  return listed.map(({ show }) => show.id);
}

/** How good the first ten are, by how much more than the least each is truly liked. */
function firstTen(community: Community): number {
  const order = best(community);
  const liking = new Map(community.shows.map((show) => [show.id, show.liking]));
  const least = Math.min(...order.map((id) => liking.get(id) ?? 0));
  return ndcg(order, new Map(order.map((id) => [id, (liking.get(id) ?? 0) - least])));
}

/** One community of few reviews says little: each seed stands for ten. */
const firstTenOfTen = (community: Community, seed: number): number => {
  const reviews = community.reviews.length;
  const others = Array.from({ length: 9 }, (_, at) => makeCommunity({ seed: seed * 1000 + at, reviews }));
  return mean([community, ...others].map(firstTen));
};

/** How many new accounts, which give one show a 10 and nothing else, bring it to a place, from 1 on. */
function accountsTo(place: number, showId: string, community: Community): number {
  let size = 1;
  while (best(withBrigade(community, { showId, size })).indexOf(showId) >= place) size += 1;
  return size;
}

export const BEST_MEASURES: readonly Measure[] = [
  {
    name: '1 Best: first ten of 50 reviews, by how much each is truly liked (mean: .888)',
    figure: 0.901,
    settings: [{ reviews: 50, parameters: {} }],
    find: (community, seed) => value(firstTenOfTen(community, seed)),
  },
  {
    name: '1 Best: first ten of 200 reviews (mean: .839)',
    figure: 0.897,
    settings: [USUAL_200],
    find: (community, seed) => value(firstTenOfTen(community, seed)),
  },
  {
    name: '1 Best: first ten of 1,000 reviews (mean: .788)',
    figure: 0.924,
    settings: [USUAL_1000],
    find: (community) => value(firstTen(community)),
  },
  {
    // Over 300 seeds: .933 ± .002.
    name: '1 Best: first ten of 5,000 reviews (mean: .766)',
    figure: 0.934,
    settings: [USUAL_5000],
    find: (community) => value(firstTen(community)),
  },
  {
    name: '1 Best: new accounts that it takes to put a new show first (unweighted, m = 3: 6)',
    figure: 21,
    settings: [USUAL_1000],
    find: (community) => value(accountsTo(1, 'new', community)),
  },
  {
    name: '1 Best: new accounts that it takes to bring rank 20 to the top three (unweighted, m = 3: 5)',
    figure: 14,
    settings: [USUAL_1000],
    find: (community) => value(accountsTo(3, best(community)[19] ?? 'new', community)),
  },
];
