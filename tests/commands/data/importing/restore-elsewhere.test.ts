import { expect, test } from 'vitest';
import { createGuild } from '../../../../src/sandbox/world/first-guild.ts';
import { fileOf, untilSays } from '../../../support/import-files.ts';
import { labelsOf, messageOf, reviewMessages, startWithReviewChannel } from '../../../support/world.ts';

test('A restored file that names another server’s channels brings the bot to none of them', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const { sandbox } = world;
  await world.stopBot();
  const elsewhere = createGuild(sandbox.world, 'Elsewhere', true);
  await world.startBot();
  const channel = sandbox.world.channels
    .values()
    .find(({ guild_id, name }) => guild_id === elsewhere && name === 'reviews');
  if (channel === undefined) throw new Error('There is no channel elsewhere');
  const noor = sandbox.member('Noor');
  const channelId = channel.id;
  const document = {
    ...{
      format: 'ovation-server',
      version: 1,
      exportedAt: 9,
      application: sandbox.world.bot.applicationId,
      part: 1,
    },
    server: { id: sandbox.guildId, name: 'Here' },
    settings: { logChannelId: channelId, moderatorChannelId: channelId },
    shows: [{ id: 'a', title: 'Dark', addedBy: noor.id, addedAt: 1 }],
    reviews: [
      {
        ...{
          showId: 'a',
          author: { id: noor.id, name: 'Noor', avatarUrl: '' },
          body: 'Mine.',
          spoilers: false,
        },
        ...{ writtenAt: 1, earlierScores: [] },
        posting: { state: 'posted', id: 'abc', channelId, messageId: '77', postedAt: 2 },
      },
    ],
  };
  const ada = sandbox.member('Ada');
  const file = fileOf('server.json', JSON.stringify(document));
  const preview = await untilSays(
    world,
    messageOf(await ada.slash('/settings import', { file })),
    'Restore this server',
  );
  await ada.press(preview, labelsOf(preview).find((label) => label.startsWith('Restore')) ?? '');
  await untilSays(world, preview, 'left out');
  await world.settled();
  const asked = sandbox.requests.filter(({ path }) => path.includes(channelId));
  expect(asked).toEqual([]);
  expect(sandbox.world.messages.values().filter(({ channel_id }) => channel_id === channelId)).toEqual([]);
  expect(reviewMessages(world)).toEqual([]);
  expect(JSON.stringify(messageOf(await ada.slash('/settings check')))).toContain('no longer has a message');
});
