import { setTimeout as wait } from 'node:timers/promises';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { GuildDirectory } from '../../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { bestShows } from '../../support/best-shows.ts';
import { watchPauses } from './longest-pause.ts';

/** What a process finds out that holds all guilds of a filled database. */
export interface HeldGuilds {
  /** Bytes of heap and buffers that the guilds take, all of them loaded, ranked and searchable. */
  readonly held: number;
  /** The memory of the whole process, in bytes. */
  readonly resident: number;
  /** The longest time for which nothing else ran while they were loaded, in milliseconds. */
  readonly pause: number;
}

/** Memory that the heap no longer needs goes back to the machine after so many milliseconds. */
const GIVEN_BACK = 3000;

const [file = '', ...guildIds] = process.argv.slice(2);
const used = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
const guilds = new GuildDirectory(store, {
  listeners: new Listeners((error) => console.error(error)),
  clock: SYSTEM_CLOCK,
  flushDelay: 0,
  reviewLimit: Infinity,
});
const before = used();
const pauses = watchPauses();
for (const id of guildIds)
  await guilds.use(id, async ({ memory }) => {
    await bestShows(memory);
    await memory.prepareSearch();
  });
const pause = pauses.end();
const held = used() - before;
await wait(GIVEN_BACK);
globalThis.gc?.();
process.send?.({ held, resident: process.memoryUsage().rss, pause } satisfies HeldGuilds);
await store.close();
process.exit(0);
