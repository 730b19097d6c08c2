import { averageBy, type Prior } from './bayesian-average.ts';
import type { OwnSort, PlacedShow } from './placed-show.ts';
import type { ListedShow } from './show-list.ts';

/**
 * What a list tells of a show in it.
 * @param rank from 1
 * @param authorOf the author of its reviews, asked where there is one alone
 */
export function listedShow(
  sort: OwnSort,
  placed: PlacedShow,
  rank: number,
  prior: Prior,
  authorOf: (placed: PlacedShow) => string,
): ListedShow {
  const { show, tally, own } = placed;
  const { reviews, count, sum, high, low } = tally;
  const isOnly = reviews === 1 && count === 1;
  return {
    show,
    rank,
    value: sort === 'reviews' ? reviews : averageBy(placed, prior),
    mean: count === 0 ? undefined : sum / count,
    ...{ reviews, count, high, low },
    ...(isOnly && { only: { authorId: authorOf(placed), score: sum } }),
    ...(own !== undefined && { own }),
  };
}
