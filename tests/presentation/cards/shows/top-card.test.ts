import { describe, expect, test } from 'vitest';
import { topCard } from '../../../../src/presentation/cards/shows/top-card.ts';
import { emptyTopCard } from '../../../../src/presentation/cards/shows/top-empty.ts';
import type { AddressOf } from '../../../../src/presentation/links/address.ts';
import { createTexts } from '../../../../src/presentation/texts/texts.ts';
import {
  type EmptyShowList,
  type ListedShow,
  SHOW_SORTS,
  type ShowFilter,
  type ShowSort,
} from '../../../../src/reviews/ranking/show-list.ts';
import type { Show } from '../../../../src/reviews/shows/show.ts';
import { SHOW } from '../../samples.ts';
import { brokenLimits, componentsOf, labelsOf, textsOf, wrapping } from '../card-limits.ts';

const t = createTexts().for('en-US');
const NOW = Date.UTC(2026, 10, 28);
const NAMES: Readonly<Record<string, string>> = { '1': 'Jun', '2': 'Noor' };

const listed = (show: Partial<Show>, numbers: Partial<ListedShow> = {}): ListedShow => ({
  show: { ...SHOW, ...show },
  rank: 1,
  value: 85.6,
  mean: 87,
  reviews: 24,
  count: 24,
  high: 15,
  low: 1,
  ...numbers,
});

interface Options {
  readonly sort?: ShowSort;
  readonly filter?: ShowFilter;
  readonly pages?: number;
  readonly isPublic?: boolean;
}

function viewOf(
  shows: readonly ListedShow[],
  { sort = 'best', filter = {}, pages = 1, isPublic }: Options = {},
) {
  const here: AddressOf<'top'> = { card: 'top', list: { sort, filter }, page: 1 };
  return {
    here,
    place: { here, isPublic },
    page: { shows, page: 1, pages, total: shows.length, mean: 74, usualShare: 0.22 },
    priorReviews: 5,
    server: 'Drama Corner',
    nameOf: (id: string) => NAMES[id] ?? 'Bartholomew-the-Unhurried',
    t,
  };
}

const linesOf = (shows: readonly ListedShow[], options?: Options) =>
  textsOf(topCard(viewOf(shows, options)))
    .at(-1)
    ?.split('\n');

describe('a line of the list', () => {
  test('explains its own place, whatever the order', () => {
    const value = { best: 85.6, reviews: 24, divisive: 2.9, gems: 73.8, rising: 83.1, loved: 0.57 };
    const small = SHOW_SORTS.map((sort) => {
      const one = listed({}, { value: value[sort], high: 15, low: 3, recent: 3 });
      return linesOf([one], { sort })?.[1];
    });
    expect(small).toEqual([
      '-# **8.56** · mean 8.7 · 24 reviews',
      '-# **24 reviews** · mean 8.7',
      '-# **2.9 apart** · 15 gave 9+, 3 gave 4 or less',
      '-# **7.38** · mean 8.7 · 24 reviews',
      '-# **8.31** · 3 new in 14 days',
      '-# **57%** · 15 of 24 gave 9 or more',
    ]);
  });

  test('of one review says who gave what, not a mean', () => {
    const one = listed({}, { value: 78, mean: 90, reviews: 1, count: 1, only: { authorId: '1', score: 90 } });
    expect(linesOf([one])?.[1]).toBe('-# **7.80** · one review: Jun gave 9');
    expect(linesOf([{ ...one, value: 1 }], { sort: 'reviews' })?.[1]).toBe('-# **one review**');
  });

  test("of a member's own list leads with their score", () => {
    const one = listed({}, { own: 95 });
    expect(linesOf([one], { filter: { by: '2' } })?.[1]).toBe('-# **9.5** · here 8.56 · 24 reviews');
  });

  test('fits into a line of a phone in every script, and keeps the year and its direction', () => {
    const titles = [
      'Kestrel & Finch: The Weaver Returns',
      '달빛 세탁소와 긴 밤의 손님들 이야기',
      'حارة الياسمين في الليل الطويل',
      '*'.repeat(150),
    ];
    const name = { authorId: '3', score: 95 };
    const shows = titles.flatMap((title, index) => [
      listed({ id: `a${index}`, title, year: 2019 }, { rank: 10 + index }),
      listed({ id: `b${index}`, title, year: 2019 }, { rank: 12_345, reviews: 1, count: 1, only: name }),
      listed({ id: `c${index}`, title, year: 2019 }, { reviews: 1_000_000 }),
    ]);
    for (const sort of SHOW_SORTS) {
      const lines = linesOf(shows, { sort }) ?? [];
      expect(wrapping(lines.join('\n')), sort).toEqual([]);
      for (const line of lines.filter((_, index) => index % 2 === 0)) expect(line).toMatch(/ \(2019\)$/);
    }
    expect(linesOf(shows)?.[12]).toMatch(/^\*\*12\*\* · \u2068[^\u2069]*…\u2069 \(2019\)$/);
  });
});

describe('the card of a list', () => {
  test('says what it shows and why in this order, and what it is narrowed to', () => {
    const heading = (options?: Options) => textsOf(topCard(viewOf([listed({})], options)))[0];
    expect(heading()).toBe(
      "## Best of Drama Corner\n-# Weighted rating: few reviews keep a show near the server's average, 7.4.",
    );
    const filter = {
      kind: 'drama',
      years: { from: 2020, to: 2029 },
      period: { year: 2026, month: 5 },
    } as const;
    expect(heading({ filter })).toBe(
      "## Best of Drama Corner\n-# Drama · 2020s · Reviews of May 2026\n-# Weighted rating: few reviews keep a show near this list's average, 7.4.",
    );
    expect(heading({ sort: 'loved' })).toContain('near the usual 22%.');
    expect(heading({ filter: { by: '2' } })).toBe(
      "## Noor's shows\n-# Noor's own scores; equal ones by this server's rating.",
    );
  });

  test('opens each show, offers the other orders, and leads on', () => {
    const card = topCard(
      viewOf([listed({ id: 'x', poster: 'https://x.example/1.png' })], { pages: 4, isPublic: true }),
    );
    const parts = componentsOf(card);
    const selects = parts.filter(({ type }) => type === 3);
    expect(selects.map(({ placeholder }) => placeholder)).toEqual(['Open a show', 'Best']);
    expect(selects[0]?.options).toEqual([
      { label: 'Glass Heart (2025)', description: '8.56 · mean 8.7 · 24 reviews', value: 's.x' },
    ]);
    expect(selects[1]?.options).toHaveLength(6);
    expect(labelsOf(card)).toEqual(['Write a review', 'Reviewers', 'Filter', '‹ 4', '1 of 4 ›']);
    expect(parts.find(({ type }) => type === 11)?.description).toBe('Poster of Glass Heart (2025)');
    expect(parts.length).toBeLessThanOrEqual(17);
  });

  test('keeps the limits of Discord with the longest values, and stays short', () => {
    const shows = Array.from({ length: 10 }, (_, index) =>
      listed(
        { id: `${'x'.repeat(15)}${index}`, title: '_'.repeat(150) },
        { rank: 99_990 + index, reviews: 1, count: 1, only: { authorId: '3', score: 95 } },
      ),
    );
    const longest = '9'.repeat(19);
    const filter = {
      kind: 'anime',
      years: { from: 1990, to: 1999 },
      period: { year: 2026, month: 12 },
      by: longest,
    } as const;
    for (const sort of SHOW_SORTS) {
      const here: AddressOf<'top'> = { card: 'top', list: { sort, filter }, page: 999_999 };
      const back: AddressOf<'top'> = { ...here, page: 999_998 };
      for (const place of [
        { here, isPublic: true },
        { here, back },
      ]) {
        const view = { ...viewOf(shows), here, place, server: '*'.repeat(100), nameOf: () => '_'.repeat(32) };
        const pages = { ...view.page, page: 999_999, pages: 999_999 };
        expect(brokenLimits(topCard({ ...view, page: pages }))).toEqual([]);
        expect(textsOf(topCard({ ...view, page: pages })).join('').length).toBeLessThan(2550);
      }
    }
  });
});

describe('a list without shows', () => {
  const said = (empty: EmptyShowList, options: Options = {}, mayChooseChannel = false) => {
    const card = emptyTopCard({ ...viewOf([], options), empty, now: NOW, mayChooseChannel });
    expect(brokenLimits(card)).toEqual([]);
    return { text: textsOf(card)[1], labels: labelsOf(card) };
  };
  const day = 24 * 60 * 60 * 1000;

  test('in a server without reviews invites to write the first, and managers to choose a channel', () => {
    expect(said({ others: 0 })).toEqual({
      text: 'No reviews here yet. Yours would be the first.',
      labels: ['Write a review'],
    });
    expect(said({ others: 0 }, {}, true).labels).toEqual(['Write a review', 'Choose a channel']);
  });

  test('says what there is instead', () => {
    expect(said({ others: 37 }, { filter: { kind: 'film' } })).toEqual({
      text: 'Nothing matches. 37 other shows have reviews here.',
      labels: ['Write a review', 'All shows', 'Reviewers', 'Filter'],
    });
    const closest = { show: SHOW, reviews: 4 };
    expect(said({ others: 9, closest }, { sort: 'divisive' }).text).toBe(
      'No show has 5 reviews yet. Glass Heart (2025) is closest, with 4.',
    );
    const newest = { show: SHOW, authorId: '2', at: NOW - 61 * day };
    expect(said({ others: 9, newest }, { sort: 'rising' }).text).toBe(
      "No reviews in 60 days. The newest is Noor's, of Glass Heart (2025).",
    );
    expect(said({ others: 9, newest: { ...newest, at: NOW } }, { sort: 'rising' }).text).toMatch(
      /^No show is livelier/,
    );
    expect(said({ others: 9 }, { sort: 'rising' }).text).toContain('imported');
  });
});
