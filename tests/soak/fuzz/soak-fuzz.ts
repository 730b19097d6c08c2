import { Coverage } from '../coverage.ts';
import { type Finding, reportOf } from '../finding.ts';
import { fuzz } from './fuzz.ts';

/** After so many inputs there is a new server: what they leave makes it slower. */
const INPUTS_IN_A_SERVER = 1000;

/**
 * Sends so many inputs, in one server after the other, each with a seed of its own. Prints what is found when it is found, and
 * resolves to what came of all.
 */
export async function soakFuzz(
  seed: number,
  inputs: number,
): Promise<{ readonly report: string; readonly isSound: boolean }> {
  const startedAt = performance.now();
  const coverage = new Coverage();
  const found = new Map<string, number>();
  let known: readonly string[] = [];
  let dropped = 0;
  let longestPause = 0;
  for (let next = seed; coverage.total < inputs; next += 1) {
    const run = await fuzz(next, Math.min(INPUTS_IN_A_SERVER, inputs - coverage.total));
    coverage.add(run.coverage);
    known = run.known;
    dropped += run.dropped;
    longestPause = Math.max(longestPause, run.longestPause);
    for (const finding of run.findings) {
      const kind = kindOf(finding);
      if (!found.has(kind)) console.log(reportOf(finding));
      found.set(kind, (found.get(kind) ?? 0) + 1);
    }
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const report = [
    coverage.table(known),
    `${coverage.total} inputs from seed ${seed} on in ${seconds} s. discord.js could not read ${dropped}; the longest pause that an input made each time was ${longestPause.toFixed(0)} ms.`,
    ...Array.from(found, ([kind, count]) => `${count} times: ${kind}`),
  ].join('\n');
  return { report, isSound: found.size === 0 };
}

/** The same problem with another id, and with another text, is of the same kind. */
const kindOf = ({ problem }: Finding): string => {
  const [line = '', at = ''] = problem.split('\n');
  return `${line.replace(/the id \w+/, 'the id …')} ${at}`.slice(0, 160);
};
