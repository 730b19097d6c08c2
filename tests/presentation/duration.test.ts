import { expect, test } from 'vitest';
import { durationWords } from '../../src/presentation/duration.ts';
import { createTexts } from '../../src/presentation/texts/texts.ts';

const MINUTE = 60_000;
const t = createTexts().for('en-US');

test.each([
  [0, '1 minute'],
  [61_000, '2 minutes'],
  [13 * MINUTE, '13 minutes'],
  [17 * MINUTE, '20 minutes'],
  [86 * MINUTE, '90 minutes'],
  [91 * MINUTE, '2 hours'],
  [7.2 * 60 * MINUTE, '7 hours'],
  [3_334 * MINUTE, '2 days'],
  [30 * 24 * 60 * MINUTE, '30 days'],
])('%d ms is said as %s', (milliseconds, words) => {
  expect(durationWords(milliseconds, t)).toBe(words);
});
