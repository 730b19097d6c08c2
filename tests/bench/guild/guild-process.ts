import { setTimeout as wait } from 'node:timers/promises';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { GuildDirectory } from '../../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { blockMember } from '../../../src/guilds/moderation/block-member.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { watchPauses } from './longest-pause.ts';

/** What a process finds out about guilds in a filled database. Times in milliseconds, memory in bytes. */
export interface GuildMeasures {
  /** Until the first page of the ranking, and until the first shows are suggested, from when the guild is asked for. */
  readonly firstPage: number;
  readonly firstKey: number;
  readonly longestPause: number;
  /** What the guilds take, all of them loaded and searchable: heap and buffers. */
  readonly held: number;
  readonly residentSet: number;
  readonly changes: readonly {
    readonly name: string;
    readonly answered: number;
    readonly longestPause: number;
  }[];
}

const [file = '', ...guildIds] = process.argv.slice(2);
const collect = () => globalThis.gc?.();
const used = () => {
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
collect();
const before = used();
const pauses = watchPauses();
const [firstPage, firstKey] = await load();
const longestPause = pauses.end();
collect();
const held = used() - before;
// What the heap no longer needs goes back to the machine a moment later.
await wait(3000);
collect();
const residentSet = process.memoryUsage().rss;
const changes = await guilds.use(guildIds[0] ?? '', measureChanges);
process.send?.({ firstPage, firstKey, longestPause, held, residentSet, changes } satisfies GuildMeasures);
await store.close();
process.exit(0);

/** Loads all guilds, one after the other; the times are those of the first. */
async function load(): Promise<[page: number, key: number]> {
  const times: [number, number][] = [];
  for (const id of guildIds) {
    const asked = performance.now();
    await guilds.use(id, async ({ memory }) => {
      const loaded = performance.now() - asked;
      await memory.ranking.page(1, 10, 3);
      const page = performance.now() - asked;
      await memory.prepareSearch();
      memory.suggestShows('gla', 25);
      times.push([page, loaded + performance.now() - asked - page]);
    });
  }
  return times[0] ?? [0, 0];
}

/** Each change for all, until it is acknowledged, and the longest pause until all votes are counted again. */
async function measureChanges(guild: OpenGuild): Promise<GuildMeasures['changes']> {
  const [first] = guild.memory.reviews();
  const measured: GuildMeasures['changes'][number][] = [];
  const measure = async (name: string, change: () => Promise<unknown>) => {
    const watched = watchPauses();
    const asked = performance.now();
    await change();
    const answered = performance.now() - asked;
    await guild.recounted();
    measured.push({ name, answered, longestPause: watched.end() });
  };
  await measure('blocking a member', () => guild.run(blockMember(first?.authorId ?? '', { at: 1 })));
  await measure('other voting emoji', () => guild.run(changeSettings({ emoji: { helpful: '🎉' } })));
  await measure('a voter role', () => guild.run(changeSettings({ voterRoleId: '1' })));
  return measured;
}
