import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';
import { type Damage, storm } from './storm.ts';

/** More of them: `npm run soak:storm -- --seeds 100`. */
const SEEDS = [1, 2, 3, 4];
/** More of them: `npm run soak:trouble -- --minutes 10`. */
const SEEDS_WITH_TROUBLES = [2, 11, 12, 15];

const failuresOf = (storms: readonly Damage[]) => storms.flatMap(({ failures }) => failures);

test('After a storm of acts and faults, everything is at Discord and on the disk as it has to be', async () => {
  const storms = await inParallel(SEEDS.length, SEEDS, (seed) => storm(seed));
  expect(failuresOf(storms)).toEqual([]);
});

test('So it is after all that Discord, moderators and clocks can do, and everybody is answered in time', async () => {
  const storms = await inParallel(SEEDS_WITH_TROUBLES.length, SEEDS_WITH_TROUBLES, (seed) =>
    storm(seed, { hasTroubles: true }),
  );
  expect(failuresOf(storms)).toEqual([]);
});
