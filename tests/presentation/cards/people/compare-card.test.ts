import { expect, test } from 'vitest';
import { type CompareView, compareCard } from '../../../../src/presentation/cards/people/compare-card.ts';
import { compareFewCard } from '../../../../src/presentation/cards/people/compare-few-card.ts';
import { tastePicture } from '../../../../src/presentation/pictures/taste-picture.ts';
import { brokenLimits, labelsOf, textsOf, wrapping } from '../card-limits.ts';
import { JUN, LONGEST, NOOR, showOf, t } from './people-samples.ts';

const here = { card: 'compare', userId: NOOR.id, otherId: JUN.id } as const;
const pair = { place: { here }, one: NOOR, other: JUN, isOwn: false, t };
const agreed = [{ show: showOf('雨上がりの停留所', 2023), one: 95, other: 95 }];
const parted = [{ show: showOf('Paper Satellites', 2026), one: 40, other: 85 }];
const VIEW: CompareView = {
  ...pair,
  agreement: 'agree',
  shared: 15,
  within: 11,
  agreed,
  parted,
  passOn: [
    { show: showOf('Ωδή στη βροχή', 2020), score: 85, from: 'one' },
    { show: showOf('Kestrel & Finch', 2019), score: 90, from: 'other' },
  ],
  picture: tastePicture(
    { one: 'Noor', other: '준', shared: [...agreed, ...parted], agree: agreed, part: parted },
    t,
  ),
};

test('A comparison is told by examples, which are numbered as in the picture', () => {
  const texts = textsOf(compareCard(VIEW, undefined));
  expect(texts.slice(0, 2)).toEqual([
    '## Noor and 준',
    '**Often agree**\n15 shows in common\n-# 11 within one point. What everyone here likes counts little.',
  ]);
  expect(texts.slice(-3)).toEqual([
    '### Where they agree\n① 雨上がりの停留所 (2023)\n-# Noor 9.5 · 준 9.5',
    '### Where they part\n② Paper Satellites (2026)\n-# Noor 4 · 준 8.5',
    '### To pass on\nΩδή στη βροχή (2020)\n-# for 준: Noor gave 8.5\nKestrel & Finch (2019)\n-# for Noor: 준 gave 9',
  ]);
  expect(labelsOf(compareCard(VIEW, undefined))).toEqual(['Compare with me', 'Noor', '준', 'For me']);
});

test('Without a map the examples have no numbers', () => {
  const texts = textsOf(compareCard({ ...VIEW, picture: undefined }, undefined)).join('\n');
  expect(texts).toContain('agree\n雨上がりの停留所 (2023)');
  expect(texts).not.toMatch(/[①-④]/);
});

test.each([
  ['same', 'Much the same taste'],
  ['agree', 'Often agree'],
  ['unclear', 'No clear pattern yet'],
  ['part', 'Often part'],
  ['opposite', 'Opposite tastes'],
] as const)('"%s" is said as %s, never as a percentage', (agreement, words) => {
  const texts = textsOf(compareCard({ ...VIEW, agreement }, undefined)).join('\n');
  expect(texts).toContain(`**${words}**`);
  expect(texts).not.toContain('%');
});

test('Of two who share too little is said what is missing, with a button that mends it', () => {
  const show = showOf('The Lighthouse Shift', 2024);
  const payload = compareFewCard({
    ...pair,
    shared: [...agreed, ...parted],
    least: 3,
    oneMore: { show, by: 'other' },
  });
  expect(textsOf(payload)).toEqual([
    '## Noor and 준',
    '**Too few in common to say**\n-# 2 shows, I compare from 3',
    "One more would do: 준 reviewed The Lighthouse Shift (2024), Noor hasn't.",
  ]);
  expect(labelsOf(payload)[0]).toBe('Review The Lighthouse Shift (2024)');
  const none = compareFewCard({ ...pair, shared: [], least: 3 });
  expect(textsOf(none).at(-1)).toContain('0 shows, I compare from 3');
  expect(labelsOf(none)[0]).toBe('Compare with me');
});

test('The longest comparisons are within the limits of Discord, and their lines do not wrap', () => {
  const [one, other] = [LONGEST.person(0), LONGEST.person(1)];
  const shows = Array.from({ length: 6 }, (_, index) => ({ show: LONGEST.show(index), one: 95, other: 95 }));
  const back = { card: 'compare', userId: one.id, otherId: other.id } as const;
  const place = { here: { card: 'compare', userId: other.id, otherId: one.id }, back } as const;
  const long = { ...pair, place, one, other };
  const payload = compareCard(
    {
      ...VIEW,
      ...long,
      shared: 999_999,
      within: 999_999,
      agreed: shows.slice(0, 2),
      parted: shows.slice(2, 4),
      passOn: shows.slice(4).map(({ show }) => ({ show, score: 95, from: 'one' as const })),
    },
    undefined,
  );
  expect(brokenLimits(payload)).toEqual([]);
  expect(textsOf(payload).slice(3).flatMap(wrapping)).toEqual([]);
  const few = compareFewCard({
    ...long,
    shared: shows.slice(0, 2),
    least: 3,
    oneMore: { show: LONGEST.show(9), by: 'one' },
  });
  expect(brokenLimits(few)).toEqual([]);
});
