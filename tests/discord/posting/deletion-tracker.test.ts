import { expect, test } from 'vitest';
import { deleteChannel } from '../../../src/sandbox/actions/guild.ts';
import { deleteMessages } from '../../../src/sandbox/actions/messages.ts';
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
  messageOf(await sandbox.member('Ada').slash('/top')).embeds[0]?.description ?? '';

/** The shows that `/top` ranks, as soon as it ranks this many. */
async function ranked(world: World, count: number): Promise<string[]> {
  for (;;) {
    const shows = (await top(world)).match(/First|Second|Third/g) ?? [];
    if (shows.length === count) return shows;
  }
}

/** Resolves when this many reviews could be posted anew. */
async function untilRepostable({ sandbox }: World, count: number): Promise<void> {
  const ask = async () => messageOf(await sandbox.member('Ada').slash('/settings repost')).content;
  while (!(await ask()).startsWith(`Post ${count} review`));
}

/** Deletes these messages at once, as a moderator's bot does. */
function purge({ sandbox }: World, ids: readonly string[]): void {
  const channel = sandbox.world.channels.get(sandbox.channel('reviews').id);
  if (channel) deleteMessages(sandbox.world, channel, ids);
}

test('A review whose message is deleted by hand is ranked no more, and is not posted again by itself', async () => {
  await using world = await startWithThree();
  const [first] = reviewMessages(world);
  if (first) world.sandbox.member('Malik').remove(first);
  expect(await ranked(world, 2)).toEqual(['Second', 'Third']);
  await world.stopBot();
  await world.startBot();
  expect(await ranked(world, 2)).toEqual(['Second', 'Third']);
  expect(reviewMessages(world)).toHaveLength(2);
});

test('A message that the member removes with the review is not taken for one deleted by hand', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const posted = await writeReview(noor, 'First', { score: '8' });
  await noor.press(messageOf(await noor.press(posted, 'Delete')), 'Delete it');
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

test('A single message that was deleted while the bot was away counts as deleted by hand', async () => {
  await using world = await startWithThree();
  await world.stopBot();
  const [first] = reviewMessages(world);
  if (first) world.sandbox.member('Malik').remove(first);
  await world.startBot();
  expect(await ranked(world, 2)).toEqual(['Second', 'Third']);
});

test('Many messages that went while the bot was away stay ranked', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const people = ['Noor', 'Jun', 'Léa', 'Tomás', 'Malik', 'Ada'];
  for (const name of people) await writeReview(world.sandbox.member(name), 'First', { score: '8' });
  await writeReview(world.sandbox.member('Noor'), 'Second', { score: '8' });
  await world.stopBot();
  const messages = reviewMessages(world);
  for (const message of messages.slice(0, -1)) world.sandbox.member('Malik').remove(message);
  await world.startBot();
  await untilRepostable(world, 6);
  expect(await top(world)).toContain('First · **8.00** · 6 reviews');
  expect(reviewMessages(world)).toHaveLength(1);
});

test('Votes on what is left go on being counted after a bulk deletion', async () => {
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

test('A channel without Read Message History costs the sweep no question for each review', async () => {
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

test('The guild that the bot comes back to finds everything', async () => {
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
