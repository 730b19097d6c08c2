import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptShowOrder } from '../../../src/reviews/ranking/kept-show-order.ts';
import {
  comparePlaced,
  type PlacedShow,
  placeOf,
  priorOf,
} from '../../../src/reviews/ranking/placed-show.ts';
import { addTally, emptyTally, type Tally } from '../../../src/reviews/ranking/tally.ts';
import { tallyOf } from './tally-of.ts';

const score = fc.integer({ min: 0, max: 4 }).map((fifths) => fifths * 20);
const scores = fc.array(fc.option(score, { nil: undefined }), { maxLength: 6 });
const change = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map(String),
  title: fc.constantFrom('Dark', 'dark', 'Glass Heart', 'Glass Heart 2', 'Glass Heart 10', '心'),
  year: fc.constantFrom(undefined, 1999, 2020),
  // Few different sums and counts, so that many averages are equal.
  scores,
  weight: fc.integer({ min: 1, max: 3 }),
  own: fc.option(score, { nil: undefined }),
});
const sort = fc.constantFrom('best', 'reviews', 'loved');
const priorReviews = fc.integer({ min: 0, max: 25 });

const totalOf = (placed: Iterable<PlacedShow>): Tally => {
  const total = emptyTally();
  for (const { tally } of placed) addTally(total, tally);
  return total;
};

test('After any changes, every page is the part of the sorted shows, and every show is where it is looked for', () => {
  fc.assert(
    fc.property(sort, fc.array(change, { maxLength: 80 }), priorReviews, (by, changes, m) => {
      const kept = new KeptShowOrder();
      const all = new Map<string, PlacedShow>();
      for (const { id, title, year, scores: given, weight, own } of changes) {
        const show = { id, title, year, addedBy: '1', addedAt: 1 };
        const tally = tallyOf(given.map((one) => ({ score: one, weight })));
        const placed = placeOf(by, show, tally, own);
        kept.set(id, placed);
        if (placed === undefined) all.delete(id);
        else all.set(id, placed);
      }
      const prior = priorOf(by, totalOf(all.values()), m);
      const sorted = [...all.values()].sort(comparePlaced(prior));
      expect(kept.size).toBe(sorted.length);
      for (let offset = 0; offset <= sorted.length + 1; offset++)
        expect(kept.page(offset, 4, prior)).toEqual(sorted.slice(offset, offset + 4));
      for (const [position, placed] of sorted.entries())
        expect(kept.find(placed.show.id, prior)).toEqual({ placed, position });
      expect(kept.find('nowhere', prior)).toBeUndefined();
    }),
  );
});

test('Deep pages are parts of the sorted shows, too', () => {
  const some = fc.array(fc.array(score, { minLength: 1, maxLength: 6 }), { minLength: 150, maxLength: 400 });
  fc.assert(
    fc.property(some, priorReviews, fc.nat(420), (given, m, offset) => {
      const kept = new KeptShowOrder();
      const placed = given.flatMap((one, at) => {
        const show = { id: String(at), title: `Show ${at % 40}`, addedBy: '1', addedAt: 1 };
        return placeOf('best', show, tallyOf(one.map((given) => ({ score: given })))) ?? [];
      });
      for (const one of placed) kept.set(one.show.id, one);
      const prior = priorOf('best', totalOf(placed), m);
      const sorted = placed.toSorted(comparePlaced(prior));
      expect(kept.page(offset, 10, prior)).toEqual(sorted.slice(offset, offset + 10));
    }),
    { numRuns: 40 },
  );
});

test('A page far behind the last show is empty', () => {
  const kept = new KeptShowOrder();
  const prior = priorOf('best', emptyTally(), 5);
  expect(kept.page(0, 10, prior)).toEqual([]);
  const show = { id: '1', title: 'Dark', addedBy: '1', addedAt: 1 };
  kept.set('1', placeOf('best', show, tallyOf([{ score: 80 }])));
  expect(kept.page(1_000_000, 10, prior)).toEqual([]);
});
