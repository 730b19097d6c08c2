import { expect, test } from 'vitest';
import { Coverage } from './coverage.ts';
import { reportOf } from './finding.ts';
import { pressAround } from './presser.ts';

const SEEDS = [3, 5, 10];
const PRESSES = 400;
/** Chance may not come by everything with these; then it gets others, up to this one. */
const LAST_SEED = 40;

test('Whatever members press, the bot answers, and nothing fails; and they press everything there is', async () => {
  const coverage = new Coverage();
  let missing: readonly string[] = [];
  const pressWith = async (seed: number) => {
    const run = await pressAround(seed, PRESSES);
    expect(run.findings.map(reportOf), `Repeat it: npm run soak -- presser --from ${seed} --seeds 1`).toEqual(
      [],
    );
    coverage.add(run.coverage);
    missing = coverage.missing(run.known);
  };
  for (const seed of SEEDS) await pressWith(seed);
  for (let seed = 1 + Math.max(...SEEDS); missing.length > 0 && seed <= LAST_SEED; seed += 1)
    await pressWith(seed);
  expect(missing).toEqual([]);
  // What Discord's client refuses tests nothing.
  expect(coverage.refusals).toBeLessThan(coverage.total / 5);
});

/** What several people see who have pressed at the same time comes in any order: work in the background takes turns by time. */
function withoutOrderOfAnswers(journal: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const line of journal) {
    const last = groups.at(-1);
    if (last !== undefined && line.startsWith('  ') && last[0]?.startsWith('  ')) last.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => group.toSorted());
}

test('A seed presses the same again', async () => {
  const [once, again] = [await pressAround(7, 80), await pressAround(7, 80)];
  expect(withoutOrderOfAnswers(again.journal)).toEqual(withoutOrderOfAnswers(once.journal));
});
