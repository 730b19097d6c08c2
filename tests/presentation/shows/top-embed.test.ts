import { expect, test } from 'vitest';
import { topMessage } from '../../../src/presentation/shows/top-embed.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import type { RankedShow } from '../../../src/reviews/ranking/ranking.ts';
import { brokenLimits } from '../limits.ts';
import { SHOW } from '../samples.ts';

const t = createTexts().for('en-US');
const ranked: RankedShow[] = [
  { show: SHOW, rank: 11, count: 3, mean: 250 / 3, weighted: 80 },
  { show: { ...SHOW, title: '*Two*', year: undefined }, rank: 12, count: 1, mean: 80, weighted: 79 },
];

test('a page shows rank, title, mean and number of reviews, and the weight of the ranking', () => {
  const [embed] = topMessage({ ranked, page: 2, pages: 3, priorReviews: 3, ownerId: '42', t }).embeds;
  expect(embed?.description).toBe(
    '**11.** Glass Heart (2025) · **8.33** · 3 reviews\n**12.** \\*Two\\* · **8.00** · 1 review',
  );
  expect(embed?.footer?.text).toMatch(/^Page 2 of 3 · .*weighted rating.*3 more reviews/);
});

test('the footer says so when the ranking has no weight', () => {
  expect(
    topMessage({ ranked, page: 1, pages: 1, priorReviews: 0, ownerId: '42', t }).embeds[0]?.footer?.text,
  ).toBe('Ordered by mean score.');
});

test('the buttons turn the page and stop at the ends', () => {
  const buttons = (page: number, ownerId = '42') =>
    topMessage({ ranked, page, pages: 3, priorReviews: 3, ownerId, t }).components[0]?.components;
  expect(buttons(1)).toMatchObject([
    { custom_id: 'top:0:42', label: 'Previous', disabled: true },
    { custom_id: 'top:2:42', label: 'Next' },
  ]);
  expect(buttons(3, '43')).toMatchObject([
    { custom_id: 'top:2:43' },
    { custom_id: 'top:4:43', disabled: true },
  ]);
  expect(buttons(2)?.some((one) => 'disabled' in one)).toBe(false);
});

test('a single page has no buttons', () => {
  expect(topMessage({ ranked, page: 1, pages: 1, priorReviews: 3, ownerId: '42', t }).components).toEqual([]);
});

test('in a guild without reviews, the list says how to begin', () => {
  const { embeds } = topMessage({ ranked: [], page: 1, pages: 0, priorReviews: 3, ownerId: '42', t });
  expect(embeds[0]?.description).toContain('/review write');
});

test('ten shows with the longest titles fit', () => {
  const longest = Array.from({ length: 10 }, (_, index) => ({
    ...(ranked[0] as RankedShow),
    rank: 9990 + index,
    show: { ...SHOW, title: '*'.repeat(100) },
  }));
  expect(
    brokenLimits(topMessage({ ranked: longest, page: 999, pages: 1000, priorReviews: 3, ownerId: '42', t })),
  ).toEqual([]);
});
