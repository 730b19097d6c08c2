import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  rankShows,
  type ShowTotal,
  weightedRating,
  wilsonLowerBound,
} from '../../../src/reviews/ranking/ranking.ts';

function total(title: string, scores: readonly number[], year?: number): ShowTotal {
  const show = { id: title + (year ?? ''), title, year, addedBy: '1', addedAt: 0 };
  return { show, sum: scores.reduce((sum, score) => sum + score, 0), count: scores.length };
}

const titles = (totals: ShowTotal[], priorReviews?: number) =>
  rankShows(totals, priorReviews).map(({ show }) => show.title);

describe('weightedRating', () => {
  test('lies between the mean of the show and the mean of the guild', () => {
    expect(weightedRating({ sum: 100, count: 1 }, 60, 3)).toBe(70);
  });

  test('is the mean of the guild without reviews, and the mean of the show with no prior', () => {
    expect(weightedRating({ sum: 0, count: 0 }, 60, 3)).toBe(60);
    expect(weightedRating({ sum: 150, count: 2 }, 60, 0)).toBe(75);
  });
});

describe('wilsonLowerBound', () => {
  test.each([
    [1, 0, 0.2065],
    [10, 0, 0.7225],
    [80, 20, 0.7112],
    [1, 1, 0.0945],
  ])('of %i helpful and %i not helpful is %f', (helpful, notHelpful, bound) => {
    expect(wilsonLowerBound(helpful, notHelpful)).toBeCloseTo(bound, 4);
  });

  test('is exactly 0 without helpful votes', () => {
    expect(wilsonLowerBound(0, 0)).toBe(0);
    expect(wilsonLowerBound(0, 1000)).toBe(0);
  });

  test('stays below the share, grows with each helpful vote and falls with each not helpful one', () => {
    const votes = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(votes, votes, (helpful, notHelpful) => {
        const bound = wilsonLowerBound(helpful, notHelpful);
        expect(bound).toBeGreaterThan(0);
        expect(bound).toBeLessThan(helpful / (helpful + notHelpful));
        expect(wilsonLowerBound(helpful + 1, notHelpful)).toBeGreaterThan(bound);
        expect(wilsonLowerBound(helpful, notHelpful + 1)).toBeLessThan(bound);
      }),
    );
  });
});

describe('rankShows', () => {
  test('puts a show with many good reviews before one with a single perfect review', () => {
    const totals = [
      total('One', [100]),
      total('Many', [90, 90, 90, 90, 90, 90]),
      total('Poor', [20, 30, 20]),
    ];
    expect(titles(totals)).toEqual(['Many', 'One', 'Poor']);
    expect(titles(totals, 0)).toEqual(['One', 'Many', 'Poor']);
  });

  test('gives rank, number of reviews, mean and weighted rating', () => {
    const ranked = rankShows([total('A', [80, 90]), total('B', [50])]);
    expect(ranked.map(({ rank, count, mean }) => ({ rank, count, mean }))).toEqual([
      { rank: 1, count: 2, mean: 85 },
      { rank: 2, count: 1, mean: 50 },
    ]);
    expect(ranked[0]?.weighted).toBeCloseTo((170 + 220) / 5);
  });

  test('puts more reviews first among equals, then the title, then the earlier year', () => {
    const totals = [
      total('b', [70], 2020),
      total('B', [70], 2010),
      total('Ä 10', [70]),
      total('a 9', [70]),
      total('z', [70, 70]),
    ];
    expect(rankShows(totals).map(({ show }) => `${show.title} ${show.year ?? ''}`.trim())).toEqual([
      'z',
      'a 9',
      'Ä 10',
      'B 2010',
      'b 2020',
    ]);
  });

  test('sees a tie that floating point misses', () => {
    // Both ratings are 195/7, which (0 + 3 · 260/7)/4 misses by one bit upwards.
    const few = total('a', [0]);
    const many = total('b', [25, 25, 25, 25, 25, 25, 25, 20]);
    const rest = total('c', [65, 65, 65, 65, 65]);
    const [, second, third] = rankShows([few, many, rest]);
    expect(second?.weighted).toBeLessThan(third?.weighted ?? 0);
    expect([second, third].map((ranked) => ranked?.show.title)).toEqual(['b', 'a']);
  });

  test('leaves out shows without reviews', () => {
    expect(rankShows([total('A', [])])).toEqual([]);
  });

  test('refuses a prior that is not a whole number', () => {
    expect(() => rankShows([], 1.5)).toThrow(RangeError);
    expect(() => rankShows([], -1)).toThrow(RangeError);
  });

  test('orders as exact fractions do, whatever order the shows come in', () => {
    const entry = fc.record({ scores: fc.array(fc.integer({ min: 0, max: 20 }).map((half) => half * 5)) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), fc.nat({ max: 5 }), (entries, prior) => {
        const totals = entries.map(({ scores }, index) => total(String(index), scores));
        const ranked = rankShows(totals, prior);
        expect(rankShows(totals.toReversed(), prior)).toEqual(ranked);
        const sum = totals.reduce((all, each) => all + each.sum, 0);
        const count = totals.reduce((all, each) => all + each.count, 0);
        for (const [index, worse] of ranked.slice(1).entries()) {
          const better = ranked[index];
          if (better === undefined) throw new Error('a rank is missing');
          const product = (one: typeof worse, other: typeof worse) =>
            BigInt(Math.round(one.mean * one.count) * count + prior * sum) * BigInt(other.count + prior);
          const difference = product(better, worse) - product(worse, better);
          expect(difference >= 0n).toBe(true);
          if (difference === 0n) expect(better.count).toBeGreaterThanOrEqual(worse.count);
        }
      }),
    );
  });
});
