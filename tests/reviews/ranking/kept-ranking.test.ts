import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptRanking } from '../../../src/reviews/ranking/kept-ranking.ts';
import { rankShows, type ShowTotal } from '../../../src/reviews/ranking/ranking.ts';

const id = fc.integer({ min: 0, max: 30 }).map(String);
const change = fc.oneof(
  fc.record({
    do: fc.constant('set' as const),
    id,
    title: fc.constantFrom('Dark', 'dark', 'Glass Heart', 'Glass Heart 2', 'Glass Heart 10', '心'),
    year: fc.constantFrom(undefined, 1999, 2020),
    // Few different sums and counts, so that many ratings are equal.
    count: fc.integer({ min: 0, max: 6 }),
    score: fc.integer({ min: 0, max: 4 }).map((fifths) => fifths * 20),
  }),
  fc.record({ do: fc.constant('remove' as const), id }),
);

test('After any changes, every page is the part of the computed ranking', () => {
  const prior = fc.integer({ min: 0, max: 25 });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 120 }), prior, (changes, priorReviews) => {
      const kept = new KeptRanking();
      const totals = new Map<string, ShowTotal>();
      for (const one of changes) {
        if (one.do === 'remove') {
          const show = totals.get(one.id)?.show;
          if (show !== undefined) kept.set(show, undefined);
          totals.delete(one.id);
          continue;
        }
        const show = { id: one.id, title: one.title, year: one.year, addedBy: '1', addedAt: 1 };
        const total = { show, sum: one.count * one.score, count: one.count };
        totals.set(one.id, total);
        kept.set(show, total);
      }
      const ranked = rankShows(totals.values(), priorReviews);
      expect(kept.size).toBe(ranked.length);
      for (let offset = 0; offset <= ranked.length + 1; offset++)
        expect(kept.page(offset, 4, priorReviews)).toEqual(ranked.slice(offset, offset + 4));
    }),
  );
});

test('Deep pages are parts of the computed ranking, too', () => {
  const total = fc.record({ count: fc.integer({ min: 1, max: 6 }), fifths: fc.integer({ min: 0, max: 5 }) });
  const some = fc.array(total, { minLength: 150, maxLength: 400 });
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 25 }), fc.nat(420), (given, priorReviews, offset) => {
      const kept = new KeptRanking();
      const totals = given.map(({ count, fifths }, at) => ({
        show: { id: String(at), title: `Show ${at % 40}`, addedBy: '1', addedAt: 1 },
        sum: count * fifths * 20,
        count,
      }));
      for (const { show, ...numbers } of totals) kept.set(show, numbers);
      const ranked = rankShows(totals, priorReviews);
      expect(kept.page(offset, 10, priorReviews)).toEqual(ranked.slice(offset, offset + 10));
    }),
  );
});

test('A page far behind the last show is empty', () => {
  const kept = new KeptRanking();
  expect(kept.page(0, 10, 3)).toEqual([]);
  kept.set({ id: '1', title: 'Dark', addedBy: '1', addedAt: 1 }, { sum: 80, count: 1 });
  expect(kept.page(1_000_000, 10, 3)).toEqual([]);
  expect(() => kept.page(0, 10, 0.5)).toThrow(RangeError);
});
