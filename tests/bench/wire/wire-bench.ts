import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import { MeasuredProcess } from '../storm/measured-process.ts';
import { QUESTIONS, type Question } from './questions.ts';

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

export interface WireResult {
  readonly question: string;
  readonly ovation: Latency;
  readonly bare: Latency;
}

/** How often each question is asked before it is measured, and then. */
const WARM_UP = 40;

/** Asks each question of Ovation, over a filled database, and of a bare bot, in turns. */
export async function measureWire(size: Size, directory: string, samples: number): Promise<WireResult[]> {
  await filledWorld(size, directory);
  const file = (name: string) => join(directory, name);
  const [ovation, bare] = await Promise.all([
    startSandbox({ dataFile: file('discord.sqlite'), unlimited: true }),
    startSandbox({ unlimited: true }),
  ]);
  const processes = [
    await start('./ovation-process.ts', ovation, `sqlite://${file('ovation.sqlite')}`),
    await start('./bare-process.ts', bare, file('bare.sqlite')),
  ];
  const results: WireResult[] = [];
  for (const question of QUESTIONS) results.push(await measure(question, ovation, bare, samples));
  await Promise.all(processes.map((process) => process.stop()));
  await Promise.all([ovation.close(), bare.close()]);
  await rm(file('bare.sqlite'), { force: true });
  return results;
}

const start = (process: string, { apiUrl, token }: Sandbox, database: string) =>
  MeasuredProcess.start(new URL(process, import.meta.url), apiUrl, token, database);

async function measure(
  question: Question,
  ovation: Sandbox,
  bare: Sandbox,
  samples: number,
): Promise<WireResult> {
  const times = { ovation: [] as number[], bare: [] as number[] };
  for (let number = 0; number < WARM_UP + samples; number++) {
    const [ours, theirs] = [await ask(question, ovation, number), await ask(question, bare, number)];
    if (number < WARM_UP) continue;
    times.ovation.push(ours);
    times.bare.push(theirs);
  }
  return { question: question.name, ovation: latencyOf(times.ovation), bare: latencyOf(times.bare) };
}

/** Resolves to the milliseconds until the answer. */
async function ask({ before, ask: answer }: Question, sandbox: Sandbox, number: number): Promise<number> {
  const ada = sandbox.member('Ada');
  const known = await before?.(ada, number);
  const asked = performance.now();
  await answer(ada, number, known as never);
  return performance.now() - asked;
}

export function latencyOf(times: number[]): Latency {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
