import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { READING_LIMITS } from '../../src/exchange/reading/read-files.ts';
import { sectionText, targetTable } from '../bench/figures/document.ts';
import { choosePlan, weekIn } from '../bench/plan.ts';
import { SECTIONS } from '../bench/sections.ts';
import { countsAreExact } from '../counting/counting.property.ts';
import { Coverage } from './coverage.ts';
import { reportOf } from './finding.ts';
import { soakFuzz } from './fuzz/soak-fuzz.ts';
import { killImports } from './import-kills.ts';
import { killProcesses } from './kills/kill-process.ts';
import { pressAround } from './presser.ts';
import { runShards } from './shards/run-shards.ts';

/**
 * Lets chance try the bot for as long as somebody likes, and ends with an error when it finds something:
 * `soak.ts presser --seeds 100 --presses 3000` presses whatever there is, and `--from 7 --seeds 1` repeats seed 7;
 * `soak.ts counting --runs 100000` holds the counts to a model of Discord;
 * `soak.ts files --runs 10000` reads so many damaged files of each format;
 * `soak.ts imports` kills an import at each of its commits;
 * `soak.ts kills --kills 200 --seed 1` kills the process of a bot at random moments under load;
 * `soak.ts shards --rounds 20 --guilds 200 --seed 1` kills one of two processes on one PostgreSQL, and restarts that, in each round;
 * `soak.ts fuzz --inputs 100000 --seed 1` sends what modified clients may send;
 * `soak.ts week --minutes 60` plays a week of traffic in an hour, and `soak.ts idle --minutes 60` lets an hour pass: as
 * `npm run bench` does for ten minutes each.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '20' },
    presses: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    runs: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '20' },
    guilds: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '60' },
    inputs: { type: 'string', default: '10000' },
  },
});
const startedAt = performance.now();
const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0);
const [mode] = positionals;
if (mode === 'presser') await soakPresser(Number(values.from), Number(values.seeds), Number(values.presses));
else if (mode === 'counting') await soakCounting(Number(values.runs));
else if (mode === 'files') await soakFiles(Number(values.runs));
else if (mode === 'imports') await soakImports();
else if (mode === 'kills') await soakKills(Number(values.kills), Number(values.seed));
else if (mode === 'shards')
  await soakShards(Number(values.guilds), Number(values.rounds), Number(values.seed));
else if (mode === 'fuzz') {
  const { report, isSound } = await soakFuzz(Number(values.seed), Number(values.inputs));
  console.log(report);
  if (!isSound) process.exitCode = 1;
} else if (mode === 'week' || mode === 'idle') await soakFigures(SECTIONS[mode], Number(values.minutes));
else {
  console.error(
    'Say what to soak: presser [--seeds 20] [--presses 1000] [--from 1], counting [--runs 10000], files [--runs 10000], imports, kills [--kills 200] [--seed 1], shards [--rounds 20] [--guilds 200] [--seed 1], fuzz [--inputs 10000] [--seed 1], week [--minutes 60], or idle [--minutes 60]',
  );
  process.exitCode = 1;
}

async function soakPresser(from: number, seeds: number, presses: number): Promise<void> {
  const coverage = new Coverage();
  let known: readonly string[] = [];
  /** How often each problem came, by its first line. */
  const found = new Map<string, number>();
  for (let seed = from; seed < from + seeds; seed += 1) {
    const run = await pressAround(seed, presses);
    known = run.known;
    coverage.add(run.coverage);
    for (const finding of run.findings) {
      const [kind = ''] = finding.problem.split('\n');
      if (!found.has(kind)) console.log(reportOf(finding));
      found.set(kind, (found.get(kind) ?? 0) + 1);
    }
  }
  console.log(`${coverage.total} presses with the seeds ${from} to ${from + seeds - 1} in ${seconds()} s:`);
  console.log(coverage.table(known));
  for (const [kind, count] of found) console.log(`${count} times: ${kind}`);
  if (found.size > 0) process.exitCode = 1;
}

async function soakCounting(runs: number): Promise<void> {
  await countsAreExact(runs);
  console.log(
    `${runs} runs in ${seconds()} s: what is stored, counted and shown was what Discord had, each time.`,
  );
}

/** In a thread with the memory that reading has in the bot; it ends with an error where a file takes more, or finds something. */
async function soakFiles(runs: number): Promise<void> {
  const worker = new Worker(new URL('./soak-files.ts', import.meta.url), {
    workerData: runs,
    resourceLimits: READING_LIMITS,
  });
  await once(worker, 'exit');
  console.log(`${runs} files of each format in ${seconds()} s: each became sound rows or a problem.`);
}

async function soakImports(): Promise<void> {
  const { points, failures } = await killImports();
  for (const failure of failures) console.log(failure);
  console.log(
    `${points} kills of an import in ${seconds()} s, ${failures.length} of them left something between.`,
  );
  if (failures.length > 0) process.exitCode = 1;
}

async function soakFigures(measure: typeof SECTIONS.week, minutes: number): Promise<void> {
  const { idle, ...plan } = choosePlan({});
  const section = await measure({ ...plan, idle: { ...idle, minutes }, week: weekIn(minutes) });
  console.log(`${sectionText(section)}\n${targetTable(section.targets)}`);
  process.exit(section.targets.every(({ isMet }) => isMet) ? 0 : 1);
}

async function soakKills(kills: number, seed: number): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'ovation-kills-'));
  const { acknowledged, failures } = await killProcesses(directory, kills, seed);
  for (const failure of failures) console.log(failure);
  console.log(
    `${kills} kills with seed ${seed} in ${seconds()} s, while ${acknowledged} writes, edits, deletions, drafts, settings and imports were acknowledged: ${failures.length} failures.`,
  );
  if (failures.length > 0) process.exitCode = 1;
  // What is wrong stays, to be looked at.
  else await rm(directory, { recursive: true });
}

async function soakShards(guilds: number, rounds: number, seed: number): Promise<void> {
  const { acknowledged, failures } = await runShards(guilds, rounds, seed);
  for (const failure of failures) console.log(failure);
  console.log(
    `${rounds} rounds in ${guilds} guilds with seed ${seed} in ${seconds()} s, each with a kill and a restart of the database, while ${acknowledged} writes, edits and deletions were acknowledged: ${failures.length} failures.`,
  );
  if (failures.length > 0) process.exitCode = 1;
}
