import { expect, test } from 'vitest';
import { type ProfileView, profileCard } from '../../../../src/presentation/cards/people/profile-card.ts';
import { yearCard } from '../../../../src/presentation/cards/people/year-card.ts';
import { brokenLimits, labelsOf, textsOf, wrapping } from '../card-limits.ts';
import { LONGEST, NOOR, showOf, t } from './people-samples.ts';

const here = { card: 'profile', userId: NOOR.id } as const;
const VIEW: ProfileView = {
  place: { here, isPublic: true },
  person: NOOR,
  reviews: 46,
  scored: 45,
  mean: 76.2,
  serverMean: 74.1,
  helped: 38,
  votes: 121,
  share: 0.84,
  favourites: [{ show: showOf('달빛 세탁소', 2025), score: 100 }],
  alone: [{ show: showOf('Paper Satellites', 2026), score: 40, others: 81, count: 9 }],
  latest: [
    {
      show: showOf('Zugvögel im Winter', 2020),
      score: 70,
      link: 'https://discord.com/channels/1/2/3',
      at: 60_000,
    },
  ],
  year: 2026,
  isOwn: false,
  isHidden: false,
  t,
};

test('A profile tells of scores, help, favourites, unusual opinions and the latest reviews', () => {
  const payload = profileCard(VIEW, undefined);
  expect(textsOf(payload)).toEqual([
    "## Noor\n**46 reviews** · mean 7.6\n-# This server's mean: 7.4",
    '-# Helped 38 people\n-# 84% of 121 votes helpful',
    '### Favourites\n**10** · 달빛 세탁소 (2025)',
    '### Stands alone\n**4** · Paper Satellites (2026)\n-# the others: 8.1 from 9 reviews',
    '### Latest\n**7** · [Zugvögel im Winter (2020)](https://discord.com/channels/1/2/3)\n-# <t:60:R>',
    '-# Hide yours: `/profile visible:False`',
  ]);
  expect(labelsOf(payload)).toEqual(['Compare with me', 'All reviews', 'Year 2026', 'For me']);
});

test('A profile leaves out what there is nothing of', () => {
  const view = { ...VIEW, helped: 0, votes: 1, share: 1, favourites: [], alone: [], serverMean: undefined };
  const [head, ...others] = textsOf(profileCard({ ...view, scored: 1, mean: 80 }, undefined));
  expect(head).toBe('## Noor\n**46 reviews**');
  expect(others.join()).not.toMatch(/Helped|votes|Favourites|Stands/);
});

test('A member of one review gave a score, which is no mean', () => {
  const latest = [{ show: showOf('Glass Heart', 2025), score: 85, at: 0 }];
  const view = { ...VIEW, reviews: 1, scored: 1, mean: 85, latest };
  expect(textsOf(profileCard(view, undefined))[0]).toContain('**One review:** Noor gave 8.5.');
});

test('Whoever sees their own profile alone chooses with whom to compare it, and reads whether others can see it', () => {
  const own = profileCard({ ...VIEW, place: { here }, isOwn: true, isHidden: true }, undefined);
  expect(labelsOf(own)).toContain('Compare with…');
  expect(textsOf(own).at(-1)).toContain('Only you see your profile.');
});

const person = LONGEST.person(0);
const shows = Array.from({ length: 9 }, (_, index) => ({
  show: LONGEST.show(index),
  score: index === 0 ? undefined : 95,
  link: LONGEST.link,
}));

test('The longest profile is within the limits of Discord, and its lines do not wrap', () => {
  const payload = profileCard(
    {
      ...VIEW,
      place: { here: { card: 'profile', userId: person.id }, back: { card: 'recent', page: 999_999 } },
      person,
      reviews: 999_999,
      votes: 9_999_999,
      helped: 999_999,
      favourites: shows.slice(0, 3),
      alone: shows.slice(3, 5).map((one) => ({ ...one, others: 81, count: 999_999 })),
      latest: shows.slice(5, 7).map((one) => ({ ...one, at: 9e12 })),
    },
    undefined,
  );
  expect(brokenLimits(payload)).toEqual([]);
  expect(textsOf(payload).slice(2, -1).flatMap(wrapping)).toEqual([]);
});

test('A year tells what was best in it, and leads to other years and all of them', () => {
  const place = { here, back: here };
  const best = shows.map((one) => ({ ...one, score: 100 }));
  const payload = yearCard(
    {
      place,
      here: { card: 'year', userId: person.id, year: 2026 },
      person,
      reviews: 41,
      scored: 40,
      mean: 77,
      helped: 29,
      busiest: { month: Date.UTC(2026, 4), count: 9 },
      best,
      years: [2026, 2025],
      isOwn: false,
      t,
    },
    undefined,
  );
  expect(brokenLimits(payload)).toEqual([]);
  expect(textsOf(payload)[0]).toMatch(
    /'s 2026\n\*\*41 reviews\*\* · mean 7\.7\n-# Helped 29 people\n-# Busiest month: May, with 9$/,
  );
  expect(labelsOf(payload)).toEqual(['Compare with me', 'All reviews', 'All years', 'For me', '‹ Profile']);
});
