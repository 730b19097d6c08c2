import { expect, test } from 'vitest';
import { titleInName } from '../../../src/presentation/shows/choice-names.ts';

test.each([
  ['Glass Heart (2025) · drama · tmdb:tv/5', 'Glass Heart (2025)'],
  ['✎ 8.5 · Glass Heart · film · anilist:154587', 'Glass Heart'],
  // Titles that only look like such names.
  ['Re · zero:starting', 'Re · zero:starting'],
  ['Fate · stay:night', 'Fate · stay:night'],
])('The title in the name %s is %s', (name, title) => {
  expect(titleInName(name)).toBe(title);
});
