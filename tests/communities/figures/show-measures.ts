import { DEFAULT_PRIOR_REVIEWS } from '../../../src/reviews/ranking/placed-show.ts';
import { countIn } from '../../../src/reviews/taste/score-table.ts';
import { LEAST_DIVISIVE } from '../../../src/reviews/taste/show-orders.ts';
import { similarShows } from '../../../src/reviews/taste/similar-shows.ts';
import { runSteps } from '../../../src/reviews/taste/steps.ts';
import { tasteOrders } from '../../../src/reviews/taste/taste-orders.ts';
import { withImport } from '../adversaries.ts';
import type { Community, MadeShow } from '../community.ts';
import { ndcg } from '../measures.ts';
import { endOf, judged } from './judged.ts';
import {
  CLEAR_1000,
  CLEAR_5000,
  type Measure,
  share,
  USUAL_200,
  USUAL_1000,
  USUAL_5000,
  value,
} from './measure.ts';

/** How good the first ten of an order of shows are, by how much more than the least each deserves to stand there. */
function firstTen(order: Iterable<number>, worth: ReadonlyMap<number, number>): number {
  const least = Math.min(...worth.values());
  const gain = new Map([...worth].map(([show, one]) => [String(show), one - least]));
  return ndcg([...order].map(String), gain);
}

function ordersOf(community: Community) {
  const { taste, byId } = judged(community);
  const at = { priorReviews: DEFAULT_PRIOR_REVIEWS, now: endOf(community), tie: byId };
  return runSteps(tasteOrders(taste, taste.scores.byShow, at));
}

/** The ids of rising shows, in their order. */
function rising(community: Community): string[] {
  const { showIds } = judged(community);
  return Array.from(ordersOf(community).rising.shows, (show) => showIds[show] ?? '');
}

export const SHOW_MEASURES: readonly Measure[] = [
  {
    name: '4 Divisive: first ten, by how much members truly differ (variance: .671)',
    figure: 0.724,
    settings: [USUAL_200, USUAL_1000, USUAL_5000],
    find(community) {
      const { taste, show } = judged(community);
      const known = [...taste.fair.keys()].filter(
        (one) => countIn(taste.scores.byShow, one) >= LEAST_DIVISIVE,
      );
      if (known.length < 2) return { sum: 0, count: 0 };
      const truth = new Map(known.map((one) => [one, community.division(show(one))]));
      return value(firstTen(ordersOf(community).divisive.shows, truth));
    },
  },
  {
    name: '5 Hidden gems: of the first ten, truly in the best fifth (by the mean: .494)',
    figure: 0.653,
    settings: [USUAL_1000, USUAL_5000],
    find(community) {
      const { taste, show } = judged(community);
      const liked = [...taste.fair.keys()].map((one) => show(one).liking).sort((a, b) => b - a);
      const fifth = liked[Math.round(liked.length / 5) - 1] ?? 0;
      const gems = [...ordersOf(community).gems.shows].slice(0, 10);
      return share(gems, (one) => show(one).liking >= fifth);
    },
  },
  {
    name: '6 Rising: places that an import of 2,000 leaves as they are',
    figure: 1,
    settings: [USUAL_200, USUAL_1000, USUAL_5000],
    find(community, seed) {
      const [before, after] = [community, withImport(community, { seed })].map(rising);
      if (before?.length !== after?.length) return { sum: 0, count: 1 };
      return share(before ?? [], (id) => before?.indexOf(id) === after?.indexOf(id));
    },
  },
  {
    name: 'More like a show: how alike the traits of the first five are (what its fans like: .23)',
    figure: 0.33,
    settings: [CLEAR_1000, CLEAR_5000],
    find(community) {
      const { taste, byId, show } = judged(community);
      const known = [...taste.fair.keys()].filter((one) => countIn(taste.scores.byShow, one) >= 8);
      const found = known
        .slice(0, 60)
        .flatMap((one) =>
          runSteps(similarShows(taste, one, 5, byId)).map((other) => cosine(show(one), show(other.show))),
        );
      return { sum: found.reduce((sum, alike) => sum + alike, 0), count: found.length };
    },
  },
];

/** 1 for shows with traits in the same direction, 0 for those that have nothing to do with each other. */
function cosine({ traits: one }: MadeShow, { traits: other }: MadeShow): number {
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, trait, at) => sum + trait * (b[at] ?? 0), 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}
