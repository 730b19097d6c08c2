import { expect, test } from 'vitest';
import { ALL_MEASURES } from './all-measures.ts';
import { findAll } from './measure.ts';

/** `npm run figures` takes all of 40, with errors that are three times as small. */
const SEEDS = [1, 2, 3, 4];

const found = findAll(ALL_MEASURES, SEEDS);

test.each(found)('$measure.name', ({ measure, mean, error }) => {
  expect(mean + 2 * error).toBeGreaterThanOrEqual(measure.figure);
});
