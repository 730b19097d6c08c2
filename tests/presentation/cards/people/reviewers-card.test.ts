import { expect, test } from 'vitest';
import {
  type ReviewersView,
  reviewersCard,
} from '../../../../src/presentation/cards/people/reviewers-card.ts';
import { brokenLimits, labelsOf, textsOf, wrapping } from '../card-limits.ts';
import { LONGEST, NOOR, t } from './people-samples.ts';

const here = { card: 'reviewers', sort: 'helped', page: 2, period: 'year' } as const;
const noor = { rank: 1, userId: NOOR.id, person: NOOR, helped: 38, share: 0.84, record: 0.83, reviews: 46 };
const VIEW: ReviewersView = {
  place: { here, isPublic: true },
  here,
  reviewers: [noor],
  writers: [],
  pages: 3,
  period: { year: 2026 },
  server: 'Drama Corner',
  emoji: '👍',
  t,
};

test('Reviewers are ordered by people helped in a year, a month, or always', () => {
  const payload = reviewersCard(VIEW);
  expect(textsOf(payload)).toEqual([
    '## Reviewers of Drama Corner\n-# 2026 · People whom their reviews helped.',
    '**1** · Noor\n-# **38 people helped** · 84% · 46 reviews',
  ]);
  expect(labelsOf(payload)).toEqual([
    'Write a review',
    'Best shows',
    'This month',
    'Always',
    '‹ 1',
    '2 of 3 ›',
  ]);
});

test('Where the button back leads to the best shows, no other does by the same name', () => {
  const back = { card: 'top', list: { sort: 'loved', filter: {} }, page: 3 } as const;
  const labels = labelsOf(reviewersCard({ ...VIEW, place: { here, back } }));
  expect(labels.filter((label) => label?.includes('Best shows'))).toEqual(['‹ Best shows']);
});

test('What they are ordered by leads the line', () => {
  const lineOf = (sort: 'record' | 'reviews', reviewer = noor) =>
    textsOf(reviewersCard({ ...VIEW, here: { ...here, sort }, reviewers: [reviewer] }))[1]?.split('\n')[1];
  expect(lineOf('record')).toBe('-# **record 83%** · 38 people helped · 46 reviews');
  expect(lineOf('reviews')).toBe('-# **46 reviews** · 38 people helped · 84%');
  const beginner = { ...noor, helped: 1, share: undefined, reviews: 1 } as unknown as typeof noor;
  expect(lineOf('reviews', beginner)).toBe('-# **one review** · one person helped');
});

test.each([
  [undefined, 'Nobody has voted yet.'],
  ['year', 'Nobody has voted this year yet.'],
  ['month', 'Nobody has voted this month yet.'],
] as const)('Without votes (in the %s) the card says what a vote is', (period, sentence) => {
  const { period: _, ...always } = here;
  const empty = { ...always, page: 1, ...(period && { period }) };
  const payload = reviewersCard({
    ...{ ...VIEW, here: empty, place: { here: empty } },
    ...{ reviewers: [], writers: [NOOR], pages: 1 },
  });
  expect(textsOf(payload)[1]).toBe(`${sentence} A 👍 under a review is a vote.`);
  expect(labelsOf(payload)).toContain('Best shows');
  // Those who have written are in reach all the same.
  expect(JSON.stringify(payload)).toContain('"label":"Noor"');
  expect(labelsOf(payload).includes('Always')).toBe(period !== undefined);
});

test('The longest list is within the limits of Discord, and its lines do not wrap', () => {
  const reviewers = Array.from({ length: 10 }, (_, index) => {
    const person = LONGEST.person(index);
    return { ...noor, person, userId: person.id, rank: 999_991 + index, helped: 999_999, reviews: 999_999 };
  });
  const back = { card: 'compare', userId: NOOR.id, otherId: LONGEST.person(1).id } as const;
  for (const sort of ['helped', 'record', 'reviews'] as const) {
    const long = { ...here, sort, page: 99_999 };
    const payload = reviewersCard({
      ...VIEW,
      here: long,
      place: { here: long, back },
      reviewers,
      pages: 999_999,
      server: LONGEST.server,
    });
    expect(brokenLimits(payload)).toEqual([]);
    expect(wrapping(textsOf(payload)[1] ?? '')).toEqual([]);
  }
});
