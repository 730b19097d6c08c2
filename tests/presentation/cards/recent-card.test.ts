import { expect, test } from 'vitest';
import {
  type RecentReview,
  type RecentView,
  recentCard,
} from '../../../src/presentation/cards/recent-card.ts';
import { REVIEW } from '../samples.ts';
import { brokenLimits, labelsOf, textsOf, wrapping } from './card-limits.ts';
import { LONGEST, NOOR, showOf, t } from './people/people-samples.ts';

const here = { card: 'recent', page: 1 } as const;
const link = 'https://discord.com/channels/1/2/3';
const one: RecentReview = {
  review: REVIEW,
  show: showOf('四月的邮差', 2024),
  author: NOOR,
  covered: false,
  link,
};
const cardOf = (reviews: readonly RecentReview[], changes: Partial<RecentView> = {}) =>
  recentCard({ place: { here }, here, reviews, pages: 2, server: 'Drama Corner', t, ...changes });
const lineOf = (changes: Partial<RecentReview['review']>, covered = false) =>
  textsOf(cardOf([{ ...one, covered, review: { ...REVIEW, ...changes } }]))[1]?.split('\n')[1];

test('The newest reviews lead to their messages, with who wrote what when', () => {
  expect(textsOf(cardOf([one]))).toEqual([
    '## New in Drama Corner',
    `**7.5** · [四月的邮差 (2024)](${link})\n-# Noor, <t:0:R>: Loud, and worth it`,
  ]);
  expect(labelsOf(cardOf([one]))).toEqual(['Write a review', 'Best shows', '1 of 2 ›']);
});

test('A review without a score, or without a headline, says so little', () => {
  const review = { ...REVIEW, score: undefined, headline: undefined };
  expect(textsOf(cardOf([{ ...one, review }]))[1]).toBe(
    `**no score** · [四月的邮差 (2024)](${link})\n-# Noor, <t:0:R>`,
  );
});

test('Spoilers stay covered: of the author, of moderators, and in headlines', () => {
  expect(lineOf({ spoilers: true })).toBe('-# Noor, <t:0:R>: contains spoilers');
  expect(lineOf({}, true)).toBe('-# Noor, <t:0:R>: contains spoilers');
  expect(lineOf({ headline: 'The ||butler|| did it' })).toBe('-# Noor, <t:0:R>: contains spoilers');
  expect(lineOf({ headline: 'It ends with ||' })).toBe('-# Noor, <t:0:R>: contains spoilers');
});

test('A headline is escaped and cut, so that the line does not wrap', () => {
  expect(lineOf({ headline: '*Loud* [x](https://example.com) and much too long for this line' })).toMatch(
    /^-# Noor, <t:0:R>: \\\*Loud\\\* \\\[x\\\]\(.*…$/,
  );
});

test('The longest page is within the limits of Discord, and its lines do not wrap', () => {
  const reviews = Array.from({ length: 8 }, (_, index): RecentReview => {
    const review = {
      ...REVIEW,
      headline: '월*_~[`|'.repeat(21),
      writtenAt: 9e12,
      ...(index === 0 && { score: undefined }),
    };
    return { ...one, review, show: LONGEST.show(index), author: LONGEST.person(index), link: LONGEST.link };
  });
  const payload = cardOf(reviews, { pages: 125_000, server: LONGEST.server });
  expect(brokenLimits(payload)).toEqual([]);
  const shown = (textsOf(payload)[1] ?? '').replaceAll(/<t:\d+:R>/g, '11 months ago');
  expect(wrapping(shown)).toEqual([]);
});
