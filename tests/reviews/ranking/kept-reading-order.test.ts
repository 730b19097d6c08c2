import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FULL_VOTE } from '../../../src/reviews/helpfulness/standing.ts';
import { KeptReadingOrder } from '../../../src/reviews/ranking/kept-reading-order.ts';
import { readingOrder, type SortableReview } from '../../../src/reviews/ranking/reading-order.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 100 * DAY;

const standing = fc
  .tuple(fc.nat(4), fc.nat(3), fc.nat(2), fc.nat(2))
  .map(([helpful, notHelpful, fans, critics]) => ({
    helpful: helpful * FULL_VOTE,
    notHelpful,
    fans,
    critics,
  }));
const change = fc.record({
  author: fc.integer({ min: 0, max: 20 }).map(String),
  // On both sides of 14 days; some at the same time.
  day: fc.integer({ min: 80, max: 100 }),
  standing: fc.option(standing, { nil: undefined }),
});

test('After any changes, each review is where the computed order has it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), fc.boolean(), (changes, fresh) => {
      const kept = new KeptReadingOrder(() => fresh);
      const reviews = new Map<string, SortableReview>();
      for (const { author, day, standing: to } of changes) {
        const key = `s:${author}`;
        const review = to && { key, writtenAt: day * DAY, standing: to };
        kept.set(key, review);
        if (review === undefined) reviews.delete(key);
        else reviews.set(key, review);
      }
      const order = readingOrder(reviews.values(), fresh, NOW).map(({ key }) => key);
      expect(kept.size).toBe(order.length);
      expect(order.map((_, position) => kept.at(position, NOW))).toEqual(order);
      for (let of = 0; of <= 20; of++)
        expect(kept.positionOf(`s:${of}`, NOW) ?? -1).toBe(order.indexOf(`s:${of}`));
      expect(kept.at(order.length, NOW)).toBeUndefined();
    }),
  );
});

test('An author has one review in it: another one, written about a show merged since then, takes its place', () => {
  const kept = new KeptReadingOrder(() => false);
  const review = (key: string): SortableReview => ({
    key,
    writtenAt: 1,
    standing: { helpful: 0, notHelpful: 0, fans: 0, critics: 0 },
  });
  kept.set('old:noor', review('old:noor'));
  kept.set('new:noor', review('new:noor'));
  kept.set('old:noor', undefined);
  expect([kept.size, kept.at(0, NOW), kept.positionOf('old:noor', NOW)]).toEqual([1, 'new:noor', undefined]);
});
