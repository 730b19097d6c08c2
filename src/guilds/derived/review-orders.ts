import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import { KeptReadingOrder } from '../../reviews/ranking/kept-reading-order.ts';
import { LatestFirst } from '../../reviews/ranking/latest-first.ts';
import type { CountedReviews } from './counted-reviews.ts';
import { KeptOrders } from './kept-orders.ts';

/**
 * The orders, by show id, in which members read the reviews of a show that count.
 * @param countsOf the counts that a review shows, as far as they are known
 */
export const readingOrders = (
  counted: CountedReviews,
  countsOf: (key: string) => HelpfulCounts | undefined,
): KeptOrders<KeptReadingOrder> =>
  new KeptOrders(counted, {
    create: () => new KeptReadingOrder(),
    idOf: (showId) => counted.showIds(showId)[0] ?? showId,
    rowsOf: (showId) => counted.showIds(showId).values().flatMap(counted.index.rowsOfShow),
    place(order, row) {
      const { index } = counted;
      const key = index.keyOf(row);
      const counts = index.isCounted(row) ? countsOf(key) : undefined;
      order.set(key, counts && { writtenAt: index.writtenAt(row), counts });
    },
  });

/** By user id, a member's reviews that count, of each show one, the latest written first. */
export const writtenOrders = (counted: CountedReviews): KeptOrders<LatestFirst> =>
  latestOrders(counted, ({ index }, row) => (index.isCounted(row) ? index.writtenAt(row) : undefined));

/** By user id, a member's reviews, hidden ones too, of each show one, the latest changed first. */
export const changedOrders = (counted: CountedReviews): KeptOrders<LatestFirst> =>
  latestOrders(counted, ({ index, isCurrent }, row) => (isCurrent(row) ? index.changedAt(row) : undefined));

const latestOrders = (
  counted: CountedReviews,
  timeOf: (counted: CountedReviews, row: number) => number | undefined,
): KeptOrders<LatestFirst> =>
  new KeptOrders(counted, {
    create: () => new LatestFirst(),
    idOf: (_, authorId) => authorId,
    rowsOf: counted.index.rowsOfAuthor,
    place: (order, row) => order.set(counted.index.keyOf(row), timeOf(counted, row)),
  });
