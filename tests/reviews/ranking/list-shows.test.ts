import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountedReview, listShows } from '../../../src/reviews/ranking/list-shows.ts';
import { type OwnSort, weightedRating } from '../../../src/reviews/ranking/placed-show.ts';
import type { ShowFilter } from '../../../src/reviews/ranking/show-list.ts';
import { emptyTally } from '../../../src/reviews/ranking/tally.ts';
import { SHOW_KINDS, type Show } from '../../../src/reviews/shows/show.ts';
import { tallyOf } from './tally-of.ts';

const SORTS: readonly OwnSort[] = ['best', 'reviews', 'loved'];

const showsOf = (shows: readonly (Partial<Show> & { readonly id: string })[]): Map<string, Show> =>
  new Map(shows.map((show) => [show.id, { title: show.id, addedBy: '1', addedAt: 1, ...show }]));

/** One show's scores after the other, each member's in a column, and the shows in the order of their ids. */
function scored(scores: Readonly<Record<string, readonly (number | undefined)[]>>, writtenAt = 0) {
  const reviews = Object.entries(scores).flatMap(([showId, given]) =>
    given.map((score, at): CountedReview => ({ showId, authorId: `m${at}`, score, writtenAt })),
  );
  return { reviews, shows: showsOf(Object.keys(scores).map((id) => ({ id }))) };
}

function list(
  { reviews, shows }: { readonly reviews: readonly CountedReview[]; readonly shows: Map<string, Show> },
  sort: OwnSort = 'best',
  { filter = {}, m = 5 }: { readonly filter?: ShowFilter; readonly m?: number } = {},
) {
  return listShows(reviews, shows, { sort, filter }, m);
}

const idsOf = (listed: readonly { readonly show: Show }[]) => listed.map(({ show }) => show.id);

describe('The weighted rating', () => {
  test('is what the example has that is worked by hand', () => {
    const shares = [
      { score: 90, weight: 3 },
      { score: 80, weight: 3 },
      { score: 85, weight: 1 },
    ];
    const tally = tallyOf(shares);
    const total = { ...emptyTally(), weighted: 75 * 40, weight: 40 };
    expect(weightedRating(tally, total, 5)).toBeCloseTo((270 + 240 + 85 + 15 * 75) / (7 + 15), 10);
    expect((weightedRating(tally, total, 5) / 10).toFixed(2)).toBe('7.82');
    // With m = 0 nothing is added.
    expect(weightedRating(tally, total, 0)).toBeCloseTo(595 / 7, 10);
  });

  test("counts a member's first review a third, their first two two thirds, and from the third on all in full", () => {
    const weightIn = (count: number) => {
      const given = Array.from({ length: count }, (_, at) => [`s${at}`, [at === 0 ? 100 : 50]] as const);
      const { reviews, shows } = scored(Object.fromEntries(given));
      const three = ['s0', 'x', 'y'].map((showId) => ({ showId, authorId: 'noor', score: 50, writtenAt: 0 }));
      const all = {
        reviews: [...reviews, ...three],
        shows: showsOf([...shows.values(), { id: 'x' }, { id: 'y' }]),
      };
      const value = list(all, 'best', { m: 0 }).find(({ show }) => show.id === 's0')?.value ?? 0;
      // (3 · 50 + w · 100) / (3 + w)
      return (3 * (value - 50)) / (100 - value);
    };
    expect([1, 2, 3, 4].map((count) => Math.round(weightIn(count) * 1000) / 1000)).toEqual([1, 2, 3, 3]);
  });
});

describe('A list of shows', () => {
  test('has many good reviews before a single perfect one', () => {
    const given = scored({ One: [100], Many: [90, 90, 90, 90, 90, 90], Poor: [20, 30, 20] });
    expect(idsOf(list(given))).toEqual(['Many', 'One', 'Poor']);
    expect(idsOf(list(given, 'best', { m: 0 }))).toEqual(['One', 'Many', 'Poor']);
  });

  test('has more reviews first among equals, then the title, then the earlier year, then the id', () => {
    const titles: [string, number?][] = [['b', 2020], ['B', 2010], ['Ä 10'], ['a 9'], ['z'], ['a 9']];
    const shows = showsOf(titles.map(([title, year], at) => ({ id: String(at), title, year })));
    const reviews = titles.flatMap((_, at): CountedReview[] => {
      const one = { showId: String(at), authorId: `m${at}`, score: 70, writtenAt: 0 };
      return at === 4 ? [one, { ...one, authorId: 'x', score: undefined }] : [one];
    });
    const expected = ['4', '3', '5', '2', '1', '0'];
    expect(idsOf(list({ reviews, shows }))).toEqual(expected);
    expect(idsOf(list({ reviews: reviews.toReversed(), shows }))).toEqual(expected);
  });

  test('sees a tie that floating point misses', () => {
    // Each member scores once, so that all weigh a third: the ratings are equal as fractions, whichever is higher as a number.
    const rest = Array.from({ length: 5 }, (_, at) => ({
      showId: 'c',
      authorId: `r${at}`,
      score: 65,
      writtenAt: 0,
    }));
    const many = [25, 25, 25, 25, 25, 25, 25, 20].map((score, at) => ({
      ...{ showId: 'b', authorId: `b${at}`, score, writtenAt: 0 },
    }));
    const reviews = [...rest, ...many, { showId: 'a', authorId: 'a', score: 0, writtenAt: 0 }];
    // (195 + 3m·C) / (8 + 3m) and 3m·C / (1 + 3m) with C = 520/14: equal where m = 1.
    const listed = list({ reviews, shows: showsOf([{ id: 'a' }, { id: 'b' }, { id: 'c' }]) }, 'best', {
      m: 1,
    });
    expect(idsOf(listed)).toEqual(['c', 'b', 'a']);
    expect(Math.abs((listed[1]?.value ?? 0) - (listed[2]?.value ?? 0))).toBeLessThan(1e-9);
  });

  test('has the most reviewed first, those without a score too, and then the best', () => {
    const given = scored({ a: [50, 50], b: [90, 60], c: [undefined, undefined, undefined], d: [undefined] });
    expect(list(given, 'reviews').map(({ show, value, mean }) => [show.id, value, mean])).toEqual([
      ['c', 3, undefined],
      ['b', 2, 75],
      ['a', 2, 50],
      ['d', 1, undefined],
    ]);
    expect(idsOf(list(given))).toEqual(['b', 'a']);
  });

  test('has the most loved by the share of high scores, kept near the usual share where scores are few', () => {
    const given = scored({ a: [90, 95, 100, 50, 85, 80], b: [90, 85], c: [100], d: [20, 30, 40, 45] });
    // 5 of 13 scores are high; a single score says too little.
    expect(list(given, 'loved').map(({ show, value, high, low }) => [show.id, value, high, low])).toEqual([
      ['a', expect.closeTo((3 + (4 * 5) / 13) / 10), 3, 0],
      ['b', expect.closeTo((1 + (4 * 5) / 13) / 6), 1, 0],
      ['d', expect.closeTo((4 * 5) / 13 / 8), 0, 3],
    ]);
  });

  test('tells whose the one review of a show is', () => {
    const given = scored({ a: [50], b: [60, undefined], c: [undefined] });
    const only = list(given, 'reviews').map(({ show, only: one }) => [show.id, one]);
    expect(Object.fromEntries(only)).toEqual({
      a: { authorId: 'm0', score: 50 },
      b: undefined,
      c: undefined,
    });
  });

  test('rests on the reviews that a filter leaves alone, but for what members have shown elsewhere', () => {
    const MAY = Date.UTC(2026, 4, 1);
    const early = scored({ a: [90, 60], b: [50, 50], c: [70, 70] }, MAY - 1);
    const late = scored({ d: [90, 90, 90], e: [30, 30] }, MAY);
    const shows = showsOf([
      { id: 'a', kind: 'film', year: 1999 },
      { id: 'b', kind: 'film', year: 2000 },
      { id: 'c', kind: 'anime' },
      { id: 'd', kind: 'film', year: 2009 },
      { id: 'e', year: 2010 },
    ]);
    const given = { reviews: [...early.reviews, ...late.reviews], shows };
    const of = (filter: ShowFilter) => list(given, 'best', { filter });
    expect(idsOf(of({ kind: 'film' })).toSorted()).toEqual(['a', 'b', 'd']);
    expect(idsOf(of({ years: { from: 2000, to: 2009 } }))).toEqual(['d', 'b']);
    expect(idsOf(of({ period: { year: 2026, month: 4 } }))).toEqual(['a', 'c', 'b']);
    expect(idsOf(of({ period: { year: 2026, month: 5 } }))).toEqual(['d', 'e']);
    expect(idsOf(of({ period: { year: 2026 }, kind: 'anime' }))).toEqual(['c']);
    expect(of({ kind: 'drama' })).toEqual([]);
    // Alone, c is the whole of its list: nothing pulls it anywhere.
    expect(of({ kind: 'anime' })[0]?.value).toBe(70);
    // m0 and m1 have written five reviews each, m2 one: (3 · 180 + 90 + 15 · C) / (7 + 15), C = (690 + 180) / 13 over May.
    expect(of({ period: { year: 2026, month: 5 } })[0]?.value).toBeCloseTo((630 + (15 * 810) / 13) / 22);
  });

  test("of a member's own shows has their scores first, and this server's rating among equal ones", () => {
    const given = scored({ a: [80, 20, 20], b: [80, 90, 90], c: [95, 10], d: [undefined, 90], e: [] });
    const listed = list(given, 'best', { filter: { by: 'm0' } });
    const whole = new Map(list(given).map(({ show, value }) => [show.id, value]));
    expect(listed.map(({ show, rank, own, value }) => [show.id, rank, own, value])).toEqual([
      ['c', 1, 95, whole.get('c')],
      ['b', 2, 80, whole.get('b')],
      ['a', 3, 80, whole.get('a')],
    ]);
    expect(list(given, 'best', { filter: { by: 'nobody' } })).toEqual([]);
    expect(idsOf(list(given, 'reviews', { filter: { by: 'm0' } }))).toEqual(['b', 'a', 'c']);
  });
});

const score = fc.integer({ min: 0, max: 14 }).map((half) => half * 5);
const review = fc.record({
  showId: fc.integer({ min: 0, max: 8 }).map(String),
  authorId: fc.integer({ min: 0, max: 8 }).map((id) => `m${id}`),
  score: fc.option(score, { nil: undefined, freq: 6 }),
  writtenAt: fc.integer({ min: 0, max: 3 }).map((month) => Date.UTC(2026, month)),
});
const reviewsOf = fc.uniqueArray(review, {
  selector: ({ showId, authorId }) => `${showId}:${authorId}`,
  maxLength: 50,
});
const someShows = showsOf(
  Array.from({ length: 9 }, (_, at) => ({
    ...{ id: String(at), title: `Show ${at % 3}`, year: 1990 + at * 3 },
    kind: SHOW_KINDS[at % SHOW_KINDS.length],
  })),
);
const filters = fc.record(
  {
    kind: fc.constantFrom(...SHOW_KINDS),
    years: fc.constantFrom({ from: 1990, to: 1999 }, { from: 1996, to: 1996 }),
    period: fc.constantFrom({ year: 2026 }, { year: 2026, month: 2 }),
    by: fc.constantFrom('m0', 'm1'),
  },
  { requiredKeys: [] },
);
const priorReviews = fc.integer({ min: 0, max: 25 });

test('One constant that is added to all scores changes no order but that of the most loved', () => {
  const constant = fc.integer({ min: 1, max: 6 }).map((half) => half * 5);
  fc.assert(
    fc.property(reviewsOf, filters, priorReviews, constant, (reviews, filter, m, more) => {
      const lifted = reviews.map((one) => ({
        ...one,
        score: one.score === undefined ? undefined : one.score + more,
      }));
      for (const sort of ['best', 'reviews'] as const) {
        const [before, after] = [reviews, lifted].map((given) =>
          list({ reviews: given, shows: someShows }, sort, { filter, m }),
        );
        expect(idsOf(after ?? [])).toEqual(idsOf(before ?? []));
      }
    }),
  );
});

test('Every order is the same whatever order reviews and shows come in, and its ranks and values fall', () => {
  fc.assert(
    fc.property(reviewsOf, filters, priorReviews, (reviews, filter, m) => {
      for (const sort of SORTS) {
        const listed = list({ reviews, shows: someShows }, sort, { filter, m });
        const reversed = new Map([...someShows].reverse());
        expect(list({ reviews: reviews.toReversed(), shows: reversed }, sort, { filter, m })).toEqual(listed);
        expect(listed.map(({ rank }) => rank)).toEqual(listed.map((_, index) => index + 1));
        for (const [index, worse] of listed.slice(1).entries()) {
          const better = listed[index] as typeof worse;
          if (sort === 'best' && filter.by !== undefined)
            expect(better.own).toBeGreaterThanOrEqual(worse.own ?? 0);
          else expect(better.value).toBeGreaterThanOrEqual(worse.value - 1e-9);
        }
      }
    }),
  );
});
