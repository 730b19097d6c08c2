import { join } from 'node:path';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { GuildDirectory } from '../../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { timeOf } from '../figures/time-of.ts';
import { filledWorld, type Size, VOTER } from '../filled/filled-world.ts';
import { memberOf, REVIEWS_EACH } from '../filled/invented-guild.ts';
import { watchPauses } from '../memory/longest-pause.ts';
import { type Latency, latencyOf } from '../wire/latency.ts';

/** What is asked of a guild's taste, with how long it takes in milliseconds. */
export interface TasteResult {
  readonly asked: string;
  /** When the snapshot has yet to be made. */
  readonly cold: Latency;
  /** Another member's, from a snapshot that is there. */
  readonly warm: Latency;
  /** The longest time in which the event loop did nothing else, while cold. */
  readonly pause: number;
}

const QUESTIONS: Readonly<Record<string, (guild: OpenGuild, userId: string) => Promise<unknown>>> = {
  'what a member may like': ({ taste }, userId) => taste.recommend(userId, { skip: 0, limit: 5 }),
  'how far two agree': ({ taste }, userId) => taste.agreement(userId, VOTER),
  'which shows divide': async ({ taste }) => (await taste.snapshot()).orders({}),
};

/** Asks a guild in memory so often, as cold as after a change of everything. */
export async function measureTaste(size: Size, directory: string, samples: number): Promise<TasteResult[]> {
  await filledWorld(size, directory);
  const store = await openStore(`sqlite://${join(directory, 'ovation.sqlite')}`, { onUnreadable: () => {} });
  let now = SYSTEM_CLOCK.now();
  const guilds = new GuildDirectory(store, {
    listeners: new Listeners((error) => console.error(error)),
    ...{ clock: { ...SYSTEM_CLOCK, now: () => now }, flushDelay: 0, reviewLimit: Infinity },
  });
  let guildId = '';
  for await (const [id] of store.guild('').guilds.entries()) guildId = id;
  const members = (size.reviewsEach / REVIEWS_EACH) >> 1;
  const results = await guilds.use(guildId, async (guild) => {
    const found: TasteResult[] = [];
    for (const [asked, ask] of Object.entries(QUESTIONS)) {
      const times = { cold: [] as number[], warm: [] as number[] };
      let pause = 0;
      // The first two make the code warm.
      for (let sample = -2; sample < samples; sample += 1) {
        guild.memory.taste.changeAll();
        now += 10 * 60_000;
        const pauses = watchPauses();
        const cold = await timeOf(() => ask(guild, memberOf((2 * sample + 4) % members)));
        const paused = pauses.end();
        const warm = await timeOf(() => ask(guild, memberOf((2 * sample + 5) % members)));
        if (sample < 0) continue;
        pause = Math.max(pause, paused);
        times.cold.push(cold);
        times.warm.push(warm);
      }
      found.push({ asked, cold: latencyOf(times.cold), warm: latencyOf(times.warm), pause });
    }
    return found;
  });
  await store.close();
  return results;
}
