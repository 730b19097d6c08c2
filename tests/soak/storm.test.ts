import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';
import { storm } from './storm.ts';

/** More of them: `npm run soak:storm -- --seeds 100`. */
const SEEDS = [1, 2, 3, 4];

test('After a storm of acts and faults, everything is at Discord and on the disk as it has to be', async () => {
  const storms = await inParallel(SEEDS.length, SEEDS, storm);
  expect(storms.flatMap(({ failures }) => failures)).toEqual([]);
});
