import { parseArgs } from 'node:util';
import { ACTS } from './acts.ts';
import { inParallel } from './in-parallel.ts';
import { killEverywhere } from './kill-run.ts';
import { type StormOptions, storm } from './storm.ts';

/**
 * `--seeds 100 --from 1`: so many storms. `--minutes 10`: several at a time, each as long as nothing is found, for so many
 * minutes. `--troubles`: with all that Discord, moderators and clocks do to bots. `--kills`: every act, with the bot killed at every commit and request; with
 * `--act` and a part of a name, only those acts.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '0' },
    from: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '0' },
    troubles: { type: 'boolean', default: false },
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
const hasTroubles = values.troubles;
const known: string[] = [];
async function run(seed: number, options: StormOptions): Promise<void> {
  const damage = await storm(seed, { hasTroubles, ...options }).catch((error: Error) => ({
    failures: [`seed ${seed}: ${error.stack}`],
    known: [],
  }));
  report(damage.failures);
  known.push(...damage.known);
}
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.from) + index);
await inParallel(STORMS_AT_ONCE, seeds, (seed) => run(seed, {}));
const deadline = startedAt + Number(values.minutes) * 60_000;
let next = Number(values.from);
let rounds = 0;
const isOver = () => {
  if (performance.now() >= deadline) return true;
  rounds += 1;
  return false;
};
const storming = async () => {
  while (performance.now() < deadline) await run(next++, { isOver });
};
await Promise.all(Array.from({ length: STORMS_AT_ONCE }, storming));
for (const one of known) console.log(`known: ${one}`);
if (rounds > 0) console.log(`${rounds} rounds`);
console.log(`${failures.length} failures in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
// A bot that was killed while it started may still try to connect.
process.exit(failures.length > 0 ? 1 : 0);
