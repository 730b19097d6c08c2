import { parseArgs } from 'node:util';
import { ACTS } from './acts.ts';
import { inParallel } from './in-parallel.ts';
import { killEverywhere } from './kill-run.ts';
import { storm } from './storm.ts';

/**
 * `--seeds 100 --from 1`: so many storms. `--kills`: every act, with the bot killed at every commit and request; with
 * `--act` and a part of a name, only those acts.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '0' },
    from: { type: 'string', default: '1' },
    kills: { type: 'boolean', default: false },
    act: { type: 'string', default: '' },
  },
});
/** Most of the time, a storm waits for answers that do not come. */
const STORMS_AT_ONCE = 6;

const startedAt = performance.now();
const failures: string[] = [];
const report = (problems: readonly string[]): void => {
  failures.push(...problems);
  for (const problem of problems) console.error(problem);
};
if (values.kills) {
  const run = await killEverywhere(ACTS.filter(({ name }) => name.includes(values.act)));
  report(run.failures);
  console.log(`${run.kills} kills`);
}
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.from) + index);
const storms = await inParallel(STORMS_AT_ONCE, seeds, async (seed) => {
  const damage = await storm(seed).catch((error: Error) => ({
    failures: [`seed ${seed}: ${error.stack}`],
    known: [],
  }));
  report(damage.failures);
  return damage;
});
for (const one of storms.flatMap(({ known }) => known)) console.log(`known: ${one}`);
console.log(`${failures.length} failures in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
// A bot that was killed while it started may still try to connect.
process.exit(failures.length > 0 ? 1 : 0);
