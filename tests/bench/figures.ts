import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Size } from './filled/filled-world.ts';
import { type GuildResult, measureGuilds } from './guild/guild-bench.ts';
import { measureStart } from './start/start-bench.ts';
import { measureWire, type WireResult } from './wire/wire-bench.ts';
import { measureWrites } from './writes/writes-bench.ts';

/**
 * `npm run bench`: measures Ovation beside the least that does the same, prints the ratios, and writes docs/figures.md. `--all`
 * goes up to a million reviews, which takes a quarter of an hour; `--tiny` only shows that the benches run.
 */
const { values } = parseArgs({ options: { all: { type: 'boolean' }, tiny: { type: 'boolean' } } });
const one = (reviewsEach: number): Size => ({ guilds: 1, reviewsEach });
const sizes = values.tiny
  ? [one(1000)]
  : [one(1000), one(10_000), one(100_000), ...(values.all ? [one(1_000_000)] : [])];
const many: Size = values.tiny
  ? { guilds: 3, reviewsEach: 20 }
  : { guilds: 1000, reviewsEach: values.all ? 1000 : 100 };
const samples = values.tiny ? 3 : 300;

const sections: string[] = [];
const print = (
  title: string,
  text: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
) => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  sections.push(`## ${title}\n\n${text}\n\n${table}\n`);
  console.log(`\n${sections.at(-1)}`);
};
const ms = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
const times = (ratio: number): string => `${ratio.toFixed(2)}x`;
const nameOf = ({ guilds, reviewsEach }: Size): string =>
  guilds === 1
    ? `${reviewsEach.toLocaleString('en')} reviews`
    : `${guilds.toLocaleString('en')} servers of ${reviewsEach.toLocaleString('en')} reviews`;

async function inDirectory<T>(measure: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'ovation-bench-'));
  try {
    return await measure(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

for (const size of sizes)
  printWire(size, await inDirectory((directory) => measureWire(size, directory, samples)));
const guilds: (readonly [Size, GuildResult])[] = [];
for (const size of [...sizes, many])
  guilds.push([size, await inDirectory((directory) => measureGuilds(size, directory))]);
printGuilds();
await printWrites();
await printStart();
if (!values.tiny) await writeFile(new URL('../../docs/figures.md', import.meta.url), document());
process.exit(0);

function printWire(size: Size, results: readonly WireResult[]): void {
  print(
    `Answers over the wire, ${nameOf(size)}`,
    'Beside a bare discord.js bot that answers a constant; where Ovation stores something first, the bare bot commits a row first. Half of the answers come within p50, 99 of 100 within p99.',
    ['what a member does', 'p50', 'bare', 'ratio', 'p99', 'bare', 'ratio'],
    results.map(({ question, ovation, bare }) => [
      question,
      ms(ovation.p50),
      ms(bare.p50),
      times(ovation.p50 / bare.p50),
      ms(ovation.p99),
      ms(bare.p99),
      times(ovation.p99 / bare.p99),
    ]),
  );
}

function printGuilds(): void {
  print(
    'Loading, memory, and changes that concern all reviews',
    'From the moment when a server is asked for, in a fresh process that is connected already, to its first page of `/top` and its first suggested shows; beside reading all rows with node:sqlite and JSON.parse. The pause is the longest time for which others waited meanwhile. Of many servers, the first one counts for the times, and all of them for memory.',
    ['', 'first page', 'first key', 'reading all rows', 'longest pause', 'held for a review', 'RSS'],
    guilds.map(([size, result]) => [
      nameOf(size),
      ms(result.firstPage),
      ms(result.firstKey),
      ms(result.floor),
      ms(result.longestPause),
      `${(result.held / result.reviews).toFixed(0)} bytes`,
      `${(result.residentSet / 1e6).toFixed(0)} MB`,
    ]),
  );
  print(
    'Changes for all',
    'Until the change is acknowledged, and the longest pause until all votes are counted again behind it.',
    ['', 'change', 'acknowledged after', 'longest pause'],
    guilds.flatMap(([size, { changes }]) =>
      changes.map(({ name, answered, longestPause }) => [nameOf(size), name, ms(answered), ms(longestPause)]),
    ),
  );
}

async function printWrites(): Promise<void> {
  const results = await inDirectory(measureWrites);
  print(
    'Writes and votes',
    'By 500 members at the same time, beside node:sqlite that writes the same rows in one transaction, in the thread that asks.',
    ['', 'a second', 'node:sqlite', 'ratio'],
    results.map(({ name, ovation, floor }) => [
      name,
      Math.round(ovation).toLocaleString('en'),
      Math.round(floor).toLocaleString('en'),
      times(ovation / floor),
    ]),
  );
}

async function printStart(): Promise<void> {
  const { ovation, bare } = await inDirectory((directory) => measureStart(many, directory));
  print(
    'Start',
    'From the start of the process until it is ready, beside a bare discord.js bot that registers the same commands.',
    ['', 'Ovation', 'bare', 'ratio'],
    [[nameOf(many), ms(ovation), ms(bare), times(ovation / bare)]],
  );
}

function document(): string {
  const [{ model = '' } = {}] = cpus();
  return `# Figures

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} x ${model.trim()}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}.

Read the ratios: times depend on the machine, and Ovation and what stands beside it were measured in turns, in one run. The invented
servers have ten reviews a show and ten a member, a few shows and members many more, eight votes a review, and reviews of 150 to
1,600 characters.

What was aimed at: answers within 1.3 times the bare bot's p50 and twice its p99; a first page and a first key within 500 ms at 100,000
reviews; no pause over 20 ms; 300 bytes a review; 450 MB with a million; writes and votes at 0.8 of node:sqlite; a start within 1.2
times the bare bot's.

${sections.join('\n')}`;
}
