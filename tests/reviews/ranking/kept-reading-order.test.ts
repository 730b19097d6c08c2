import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptReadingOrder } from '../../../src/reviews/ranking/kept-reading-order.ts';
import { readingOrder, type SortableReview } from '../../../src/reviews/ranking/reading-order.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 100 * DAY;

const number = fc.integer({ min: 0, max: 20 });
const change = fc.record({
  number,
  // Written at different moments, so that the definition has no ties, on both sides of 14 days.
  day: fc.integer({ min: 80, max: 100 }),
  counts: fc.option(fc.record({ helpful: fc.nat(4), notHelpful: fc.nat(3) }), { nil: undefined }),
});

test('After any changes, each review is where the computed order has it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const kept = new KeptReadingOrder();
      const reviews = new Map<string, SortableReview & { readonly key: string }>();
      for (const { number: of, day, counts } of changes) {
        const key = String(of);
        const review = counts && { key, writtenAt: day * DAY + of, counts };
        kept.set(key, review);
        if (review === undefined) reviews.delete(key);
        else reviews.set(key, review);
      }
      const order = readingOrder(reviews.values(), NOW).map((review) => review.key);
      expect(kept.size).toBe(order.length);
      expect(order.map((_, position) => kept.at(position, NOW))).toEqual(order);
      for (let of = 0; of <= 20; of++)
        expect(kept.positionOf(String(of), NOW) ?? -1).toBe(order.indexOf(String(of)));
      expect(kept.at(order.length, NOW)).toBeUndefined();
    }),
  );
});
