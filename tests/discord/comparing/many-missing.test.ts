import { pino } from 'pino';
import { expect, test } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { type CompareGuildServices, compareGuild } from '../../../src/discord/comparing/compare-guild.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import { NO_MEASURES } from '../../../src/measures.ts';
import { unknownChannel } from '../../counting/model-failures.ts';
import { openedGuild } from '../../guilds/memory/opened-guild.ts';
import { loadReviews, posted } from '../../guilds/posting/many-reviews.ts';

/** More than a call can have arguments. */
const MANY = 130_000;

test.each<[what: string, answer: (route: string) => unknown, requests: number]>([
  [
    'whose messages are all missing from its list',
    (route) => (route.endsWith('/messages') ? [] : {}),
    MANY + 1,
  ],
  [
    'that is gone',
    () => {
      throw unknownChannel();
    },
    4,
  ],
])('A channel with many reviews %s is compared, and others have their turn', async (_, answer, requests) => {
  const { guild } = await openedGuild();
  loadReviews(guild, MANY, posted);
  let asked = 0;
  const services: Partial<CompareGuildServices> = {
    read: async (route) => {
      asked += 1;
      return answer(route);
    },
    isReadable: () => true,
    // So that nothing is stored.
    presence: { isMember: () => false } as never,
    measures: NO_MEASURES,
    listeners: new Listeners(() => {}),
    log: pino({ enabled: false }),
    clock: SYSTEM_CLOCK,
  };
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  await compareGuild(services as CompareGuildServices, guild, new AbortController().signal);
  clearInterval(timer);
  expect(asked).toBe(requests);
  expect(turns).toBeGreaterThan(3);
});
