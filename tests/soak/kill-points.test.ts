import { expect, test } from 'vitest';
import { ACTS } from './acts.ts';
import { killEverywhere } from './kill-run.ts';
import { seededRandom } from './seeded-random.ts';

/** All acts and points take minutes: `npm run soak:storm -- --kills`. */
const SOME_ACTS = 10;
const SOME_POINTS = 40;

test('Killed at any commit or request, the bot ends up as if it had done all of an act, or none of it', async () => {
  const random = seededRandom(1);
  const { kills, failures } = await killEverywhere(random.sample(ACTS, SOME_ACTS), {
    count: SOME_POINTS,
    random,
  });
  expect(failures).toEqual([]);
  expect(kills).toBe(SOME_POINTS);
});
