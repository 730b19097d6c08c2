import { expect, test } from 'vitest';
import { deleteChannel } from '../../../src/sandbox/actions/guild.ts';
import { deleteMessages } from '../../../src/sandbox/actions/messages.ts';
import { topList } from '../../support/top-list.ts';
import { react, reviewMessage, untilShown } from '../../support/votes.ts';
import {
  chooseReviewChannel,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../support/world.ts';

const SHOWS = ['First', 'Second', 'Third'];

/** A world with three reviews by Noor. */
async function startWithThree(): Promise<World> {
  const world = await startWithReviewChannel({ onDisk: true });
  for (const show of SHOWS) await writeReview(world.sandbox.member('Noor'), show, { score: '8' });
  return world;
}

const top = async ({ sandbox }: World) =>
  topList(messageOf(await sandbox.member('Ada').slash('/top'))).join('\n');

/** Waits until `/top` ranks this many shows, and returns them. */
async function ranked(world: World, count: number): Promise<string[]> {
  for (;;) {
    const shows = (await top(world)).match(/First|Second|Third/g) ?? [];
    if (shows.length === count) return shows;
  }
}

/** Resolves once `/settings repost` offers to post this many reviews. */
async function untilRepostable({ sandbox }: World, count: number): Promise<void> {
  const ask = async () => messageOf(await sandbox.member('Ada').slash('/settings repost')).content;
  while (!(await ask()).startsWith(`Post ${count} review`));
}

/** Deletes these messages in bulk, as a moderation bot does. */
function purge({ sandbox }: World, ids: readonly string[]): void {
  const channel = sandbox.world.channels.get(sandbox.channel('reviews').id);
  if (channel) deleteMessages(sandbox.world, channel, ids);
}

test('A review whose message somebody deletes is no longer ranked, and not posted again by itself', async () => {
  await using world = await startWithThree();
  const [first] = reviewMessages(world);
  if (first) world.sandbox.member('Malik').remove(first);
  expect(await ranked(world, 2)).toEqual(['Second', 'Third']);
  await world.stopBot();
  await world.startBot();
  expect(await ranked(world, 2)).toEqual(['Second', 'Third']);
  expect(reviewMessages(world)).toHaveLength(2);
});

test('A message removed with its review does not count as deleted by somebody', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const posted = await writeReview(noor, 'First', { score: '8' });
  await noor.press(messageOf(await noor.press(posted, 'Delete')), 'Delete');
  expect(reviewMessages(world)).toEqual([]);
  await writeReview(noor, 'First', { score: '9' });
  expect(reviewMessages(world)).toHaveLength(1);
  expect(await ranked(world, 1)).toEqual(['First']);
});

test.each([
  [
    'deleted in bulk',
    (world: World) =>
      purge(
        world,
        reviewMessages(world).map(({ id }) => id),
      ),
  ],
  [
    'gone with their channel',
    (world: World) => deleteChannel(world.sandbox.world, world.sandbox.channel('reviews').id),
  ],
])('Reviews whose messages are %s stay ranked', async (_, lose) => {
  await using world = await startWithThree();
  lose(world);
  await writeReview(world.sandbox.member('Jun'), 'Fourth', { score: '2' });
  expect(await ranked(world, 3)).toEqual(SHOWS);
  await world.stopBot();
  await world.startBot();
  expect(await ranked(world, 3)).toEqual(SHOWS);
});

test('A single message deleted while the bot was offline counts as deleted by somebody', async () => {
  await using world = await startWithThree();
  await world.stopBot();
  const [first] = reviewMessages(world);
  if (first) world.sandbox.member('Malik').remove(first);
  await world.startBot();
  expect(await ranked(world, 2)).toEqual(['Second', 'Third']);
});

test('The reviews of many messages deleted while the bot was offline stay ranked', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const people = ['Noor', 'Jun', 'Léa', 'Tomás', 'Malik', 'Ada'];
  for (const name of people) await writeReview(world.sandbox.member(name), 'First', { score: '8' });
  await writeReview(world.sandbox.member('Noor'), 'Second', { score: '8' });
  await world.stopBot();
  const messages = reviewMessages(world);
  for (const message of messages.slice(0, -1)) world.sandbox.member('Malik').remove(message);
  await world.startBot();
  await untilRepostable(world, 6);
  expect(await top(world)).toContain('First · mean 8.0 · 6 reviews');
  expect(reviewMessages(world)).toHaveLength(1);
});

test('Votes on the remaining messages are still counted after a bulk deletion', async () => {
  await using world = await startWithThree();
  purge(
    world,
    reviewMessages(world)
      .slice(0, 2)
      .map(({ id }) => id),
  );
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  expect(reviewMessage(world).embeds[0]?.title).toContain('Third');
});

test('In a channel without Read Message History the sweep does not request each review', async () => {
  await using world = await startWithThree();
  await world.stopBot();
  world.sandbox.channel('reviews').deny('bot', 'ReadMessageHistory');
  const from = world.sandbox.requests.length;
  await world.startBot();
  await world.sandbox.until(
    () => world.sandbox.requests.slice(from).some(({ path }) => /\/channels\/\d+\/messages$/.test(path)),
    'the sweep',
  );
  expect(await ranked(world, 3)).toEqual(SHOWS);
  const single = world.sandbox.requests
    .slice(from)
    .filter(({ method, path }) => method === 'GET' && /\/messages\/\d+$/.test(path));
  expect(single).toEqual([]);
});

test('A guild that the bot comes back to has kept everything', async () => {
  await using world = await startWithThree();
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  world.sandbox.leave();
  react(world, 'Léa', '👍');
  world.sandbox.join();
  await untilShown(world, '2 of 2');
  expect(await ranked(world, 3)).toEqual(SHOWS);
  await chooseReviewChannel(world);
});

test('Reviews in a deleted thread, or in the threads of a deleted channel, have lost their messages', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const { guildId, world: discord } = sandbox;
  await writeReview(sandbox.member('Noor'), 'First', { score: '8' });
  const thread = sandbox.channel('reviews').id;
  // The bot sees #reviews as a thread, which its members may delete.
  for (const message of reviewMessages(world)) discord.messages.remove(message.id);
  discord.dispatch({
    name: 'THREAD_DELETE',
    guildId,
    data: { id: thread, guild_id: guildId, parent_id: '1', type: 11 },
  });
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  await untilRepostable(world, 1);
  expect(await top(world)).toContain('First');
});
