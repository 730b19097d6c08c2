import type { CountedReviews } from './counted-reviews.ts';
import { KeptOrders, type OrderKind } from './kept-orders.ts';
import { highestFirst, latestFirst, RowOrder, type ScoredAt } from './row-order.ts';

/** By show id, the reviews of a show that count and have a score, the highest first; of equal ones the latest written. */
export const scoreOrders = (counted: CountedReviews): KeptOrders<RowOrder<ScoredAt>> =>
  new KeptOrders(counted, { ...ofShow(counted), ...byScore(counted) });

/** Like `scoreOrders`, by user id: the reviews of a member. */
export const ownScoreOrders = (counted: CountedReviews): KeptOrders<RowOrder<ScoredAt>> =>
  new KeptOrders(counted, { ...ofAuthor(counted), ...byScore(counted) });

/** By user id, a member's reviews that count, of each show one, the latest written first. */
export const writtenOrders = (counted: CountedReviews): KeptOrders<RowOrder<number>> =>
  latestOrders(counted, ({ index }, row) => (index.isCounted(row) ? index.writtenAt(row) : undefined));

/** By user id, a member's reviews, hidden ones too, of each show one, the latest changed first. */
export const changedOrders = (counted: CountedReviews): KeptOrders<RowOrder<number>> =>
  latestOrders(counted, ({ index, isCurrent }, row) => (isCurrent(row) ? index.changedAt(row) : undefined));

const latestOrders = (
  counted: CountedReviews,
  timeOf: (counted: CountedReviews, row: number) => number | undefined,
): KeptOrders<RowOrder<number>> =>
  new KeptOrders(counted, {
    ...ofAuthor(counted),
    create: () => new RowOrder(counted.index, latestFirst),
    place: (order, row) => order.set(row, timeOf(counted, row)),
    remove: (order, { row }) => order.set(row, undefined),
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

const byScore = ({ index }: CountedReviews): Omit<OrderKind<RowOrder<ScoredAt>>, keyof Members> => ({
  create: () => new RowOrder(index, highestFirst),
  place(order, row) {
    const score = index.isCounted(row) ? index.score(row) : undefined;
    order.set(row, score === undefined ? undefined : { score, writtenAt: index.writtenAt(row) });
  },
  remove: (order, { row }) => order.set(row, undefined),
});
