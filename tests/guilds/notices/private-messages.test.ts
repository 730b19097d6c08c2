import { expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { MOST_NOTICES, noticesFor } from '../../../src/guilds/notices/notices.ts';
import { attemptMessage, tellMember } from '../../../src/guilds/notices/private-messages.ts';
import { NOOR, openedGuild } from '../memory/opened-guild.ts';

/** Tells Noor so many things, each at a later time. */
async function tell(guild: OpenGuild, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 1)
    await guild.run(tellMember(NOOR.id, { act: 'milestone', title: 'Dark', count: 10, at }));
}

const waiting = async ({ store }: OpenGuild) =>
  (await store.messages.get(`1:${NOOR.id}`))?.notices.map(({ at }) => at) ?? [];

test('Of the news that wait for a private message, the newest 50 stay, and those of one that is on its way', async () => {
  const { guild } = await openedGuild();
  await tell(guild, 1, MOST_NOTICES + 10);
  expect(await waiting(guild)).toHaveLength(MOST_NOTICES);
  expect((await waiting(guild))[0]).toBe(11);
  const attempt = await guild.run(attemptMessage(NOOR.id, 1000));
  expect(attempt?.notices.map(({ at }) => at)).toEqual([11, 12, 13, 14, 15]);
  await tell(guild, 101, MOST_NOTICES + 10);
  expect(await waiting(guild)).toHaveLength(5 + MOST_NOTICES);
  expect((await waiting(guild)).slice(0, 6)).toEqual([11, 12, 13, 14, 15, 111]);
  // The others wait for the next command, as many.
  expect(await noticesFor(guild, NOOR.id)).toHaveLength(MOST_NOTICES - 5);
  await tell(guild, 201, 1);
  expect(await waiting(guild)).toHaveLength(5 + MOST_NOTICES);
});
