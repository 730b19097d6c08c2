import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LatestFirst } from '../../../src/reviews/ranking/latest-first.ts';

test('After any changes, reviews are in the order of their times, the latest first, and by key at the same time', () => {
  const change = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.nat(20), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const [order, times] = [new LatestFirst(), new Map<string, number>()];
      for (const [review, at] of changes) {
        const key = `review ${review}`;
        order.set(key, at);
        if (at === undefined) times.delete(key);
        else times.set(key, at);
      }
      const wanted = [...times].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
      expect(order.size).toBe(wanted.length);
      expect(wanted.map((_, position) => order.at(position))).toEqual(wanted.map(([key]) => key));
    }),
  );
});
