import { highestFirst, type KeyedOrder, latestFirst, type ScoredAt } from '../../reviews/keyed-order.ts';
import type { CountedReviews } from './counted-reviews.ts';
import { KeptOrders, type OrderKind } from './kept-orders.ts';

/** By show id, the reviews of a show that count and have a score, the highest first; of equal ones the latest written. */
export const scoreOrders = (counted: CountedReviews): KeptOrders<KeyedOrder<ScoredAt>> =>
  new KeptOrders(counted, { ...ofShow(counted), ...byScore(counted) });

/** Like `scoreOrders`, by user id: the reviews of a member. */
export const ownScoreOrders = (counted: CountedReviews): KeptOrders<KeyedOrder<ScoredAt>> =>
  new KeptOrders(counted, { ...ofAuthor(counted), ...byScore(counted) });

/** By user id, a member's reviews that count, of each show one, the latest written first. */
export const writtenOrders = (counted: CountedReviews): KeptOrders<KeyedOrder<number>> =>
  latestOrders(counted, ({ index }, row) => (index.isCounted(row) ? index.writtenAt(row) : undefined));

/** By user id, a member's reviews, hidden ones too, of each show one, the latest changed first. */
export const changedOrders = (counted: CountedReviews): KeptOrders<KeyedOrder<number>> =>
  latestOrders(counted, ({ index, isCurrent }, row) => (isCurrent(row) ? index.changedAt(row) : undefined));

const latestOrders = (
  counted: CountedReviews,
  timeOf: (counted: CountedReviews, row: number) => number | undefined,
): KeptOrders<KeyedOrder<number>> =>
  new KeptOrders(counted, {
    ...ofAuthor(counted),
    create: latestFirst,
    place: (order, row) => order.set(counted.index.keyOf(row), timeOf(counted, row)),
  });

type Members = Pick<OrderKind<never>, 'idOf' | 'rowsOf'>;

/** The reviews of a show. */
export const ofShow = (counted: CountedReviews): Members => ({
  idOf: (showId) => counted.showIds(showId)[0] ?? showId,
  rowsOf: counted.rowsUnder,
});

const ofAuthor = (counted: CountedReviews): Members => ({
  idOf: (_, authorId) => authorId,
  rowsOf: counted.index.rowsOfAuthor,
});

const byScore = ({ index }: CountedReviews): Pick<OrderKind<KeyedOrder<ScoredAt>>, 'create' | 'place'> => ({
  create: highestFirst,
  place(order, row) {
    const score = index.isCounted(row) ? index.score(row) : undefined;
    order.set(index.keyOf(row), score === undefined ? undefined : { score, writtenAt: index.writtenAt(row) });
  },
});
