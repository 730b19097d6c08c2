import { expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { countActivity } from '../../../src/guilds/reviews/activity.ts';
import { openedGuild } from '../memory/opened-guild.ts';

const MINUTE = 60_000;
const START = 1_000_000_000_000;

/** Counts one act of a member, as the act itself does. */
const act = async (guild: OpenGuild, what: 'reviews' | 'shows' | 'reports', now: number) =>
  guild.commit(await countActivity(guild, '21', [what], now));

test('What a member does is counted for an hour, each kind by itself', async () => {
  const { guild } = await openedGuild();
  await guild.commit([{ kind: 'guilds', key: '1', entry: { reviewsPerHour: 2 } }]);
  await act(guild, 'reviews', START);
  await act(guild, 'reviews', START + MINUTE);
  const time = `<t:${(START + 60 * MINUTE) / 1000}:R>`;
  await expect(act(guild, 'reviews', START + 59 * MINUTE)).rejects.toMatchObject({
    code: 'too-many-reviews',
    parameters: [{ count: 2, time }],
  });
  await act(guild, 'shows', START + 59 * MINUTE);
  await act(guild, 'reviews', START + 60 * MINUTE);
  await expect(act(guild, 'reviews', START + 60 * MINUTE)).rejects.toMatchObject({
    code: 'too-many-reviews',
  });
});

test('Without a limit of the guild only new shows and reports are limited, and the entry stays small', async () => {
  const { guild } = await openedGuild();
  for (let count = 0; count < 100; count += 1) await act(guild, 'reviews', START + count);
  for (let count = 0; count < 50; count += 1) await act(guild, 'shows', START + count);
  for (let count = 0; count < 20; count += 1) await act(guild, 'reports', START + count);
  await expect(act(guild, 'shows', START + 99)).rejects.toMatchObject({ code: 'too-many-shows' });
  await expect(act(guild, 'reports', START + 99)).rejects.toMatchObject({ code: 'too-many-reports' });
  expect((await guild.store.activity.get('21'))?.reviews).toHaveLength(60);
});
