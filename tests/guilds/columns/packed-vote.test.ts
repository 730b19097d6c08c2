import { expect, test } from 'vitest';
import { isInPeriod, packVote } from '../../../src/guilds/columns/packed-vote.ts';
import { dayOf } from '../../../src/reviews/counting/vote-days.ts';

test('A vote counts in the month and the year of its day (UTC), one of an unknown day in none', () => {
  const seen = (day: number | undefined) => packVote(7, { isHelpful: true, day });
  const leapDay = seen(dayOf(Date.UTC(2024, 1, 29, 23, 59, 59, 999)));
  expect(isInPeriod({ year: 2024, month: 2 })(leapDay)).toBe(true);
  expect(isInPeriod({ year: 2024, month: 3 })(leapDay)).toBe(false);
  expect(isInPeriod({ year: 2024 })(leapDay)).toBe(true);
  expect(isInPeriod({ year: 2025 })(leapDay)).toBe(false);
  for (const year of [1000, 1969, 1970, 2026]) expect(isInPeriod({ year })(seen(undefined))).toBe(false);
});
