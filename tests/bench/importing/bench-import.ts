import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { NO_CATALOGUE } from '../../../src/catalogue/catalogue.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { finishImport } from '../../../src/discord/importing/import-task.ts';
import { stageFiles } from '../../../src/discord/importing/stage-files.ts';
import { readFiles } from '../../../src/exchange/reading/read-files.ts';
import { commitImport } from '../../../src/guilds/importing/commit-import.ts';
import { newImport } from '../../../src/guilds/importing/import-records.ts';
import { beginImport } from '../../../src/guilds/importing/stage-rows.ts';
import { beginUndo } from '../../../src/guilds/importing/undo-import.ts';
import { GuildDirectory } from '../../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { createId } from '../../../src/storage/create-id.ts';
import type { ImportRecord } from '../../../src/storage/entries/data-entries.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { Turn } from '../../../src/storage/turn.ts';
import { ratingsOf } from './many-ratings.ts';

/**
 * Imports a file of many rows as a member's command does, carries it out and undoes it, and says how long each takes, how long others
 * waited meanwhile for the event loop, and how much memory all of it took. Ends with an error when it takes a minute or more, or
 * others waited 20 ms or more at the 99th percentile. The floor is a process that gives others a turn after every 5 ms of work: on a busy
 * machine they wait for that, too.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '50000' } } });
const rows = Number(values.rows);
/** What the issue of this bench allows, in milliseconds. */
const MOST_TIME = 60_000;
const MOST_DELAY = 20;

const NEVER = new AbortController().signal;
const userId = '803511102246780001';

interface Measured {
  readonly name: string;
  readonly time: number;
  /** Of the event loop, at the 99th percentile and at most. */
  readonly delay: number;
  readonly longest: number;
  readonly memory: number;
}

const directory = await mkdtemp(join(tmpdir(), 'ovation-import-'));
const store = await openStore(`sqlite://${join(directory, 'import.sqlite')}`, { onUnreadable: () => {} });
const listeners = new Listeners((error) => console.error(error));
const options = { listeners, clock: SYSTEM_CLOCK, flushDelay: 0, reviewLimit: Infinity };
const measured: Measured[] = [];
await new GuildDirectory(store, options).use('1', importAll);
await store.close();
await rm(directory, { recursive: true });
for (const { name, time, delay, longest, memory } of measured)
  console.log(
    `${name}: ${(time / 1000).toFixed(1)} s, event loop p99 ${delay.toFixed(1)} ms, at most ${longest.toFixed(0)} ms, ${memory} MB`,
  );
const isSlow = measured.reduce((sum, { time }) => sum + time, 0) >= 2 * MOST_TIME;
process.exit(isSlow || measured.some(({ delay }) => delay >= MOST_DELAY) ? 1 : 0);

async function importAll(guild: OpenGuild): Promise<void> {
  await measure('The floor', workInTurns);
  const bytes = ratingsOf(rows);
  const staged = await measure(`Read and keep ${rows} rows`, () => stage(guild, bytes));
  const committed = await guild.run(commitImport(staged.id, { userId, hasWriterRole: true }, Date.now()));
  await measure('Import them', () => finishImport(guild, committed, { clock: SYSTEM_CLOCK }, NEVER));
  if (guild.memory.reviewCount !== rows)
    throw new Error(`${guild.memory.reviewCount} reviews of ${rows} rows`);
  const undoing = await guild.run(beginUndo(staged.id, userId, Date.now()));
  await measure('Undo the import', () => finishImport(guild, undoing, { clock: SYSTEM_CLOCK }, NEVER));
  if (guild.memory.reviewCount !== 0) throw new Error(`${guild.memory.reviewCount} reviews are left`);
}

async function stage(guild: OpenGuild, bytes: Uint8Array): Promise<ImportRecord> {
  const read = await readFiles([{ name: 'ratings.csv', bytes }], {}, NEVER);
  if ('question' in read) throw new Error('There is a question');
  const author = { name: 'Noor', avatarUrl: '' };
  const made = { id: createId(), guildId: '1', userId, author, startedAt: Date.now() };
  const record = await guild.run(beginImport(newImport(made)));
  const staging = stageFiles(guild, record, read, { catalogue: NO_CATALOGUE, now: Date.now() });
  let last = record;
  for await (const step of staging) last = step.record;
  return last;
}

async function workInTurns(): Promise<void> {
  const end = performance.now() + 3000;
  for (const turn = new Turn(); performance.now() < end; ) if (turn.isOver) await turn.next();
}

async function measure<T>(name: string, work: () => Promise<T>): Promise<T> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const before = performance.now();
  const answer = await work();
  const time = performance.now() - before;
  delays.disable();
  const inMilliseconds = (nanoseconds: number) => nanoseconds / 1e6;
  measured.push({
    ...{ name, time },
    delay: inMilliseconds(delays.percentile(99)),
    longest: inMilliseconds(delays.max),
    memory: Math.round(process.memoryUsage.rss() / 1024 / 1024),
  });
  return answer;
}
