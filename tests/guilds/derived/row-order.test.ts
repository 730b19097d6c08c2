import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highestFirst, latestFirst, RowOrder } from '../../../src/guilds/derived/row-order.ts';

const keyOf = (row: number): string => `review ${row}`;

/** Puts things at places, moves and removes some, and expects the order that sorting them gives. */
function holds<Place>(place: fc.Arbitrary<Place>, compare: (a: Place, b: Place) => number): void {
  const change = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.option(place, { nil: undefined }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const [order, places] = [new RowOrder({ keyOf }, compare), new Map<string, Place>()];
      for (const [review, at] of changes) {
        const key = keyOf(review);
        order.set(review, at);
        if (at === undefined) places.delete(key);
        else places.set(key, at);
      }
      const wanted = [...places].sort(([a, one], [b, other]) => compare(one, other) || (a < b ? -1 : 1));
      expect(order.size).toBe(wanted.length);
      expect(wanted.map((_, position) => order.at(position))).toEqual(wanted.map(([key]) => key));
    }),
  );
}

test('After any changes, reviews are in the order of their times, the latest first, and by key at the same time', () => {
  holds(fc.nat(20), latestFirst);
});

test('After any changes, reviews are in the order of their scores, the latest first among equal ones', () => {
  const scored = fc.record({ score: fc.nat(20).map((halves) => halves * 5), writtenAt: fc.nat(3) });
  holds(scored, highestFirst);
});
