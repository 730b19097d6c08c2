import { expect, test } from 'vitest';
import { deleteMessages } from '../../../src/sandbox/actions/messages.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { moderate } from '../../support/moderate.ts';
import { topList } from '../../support/top-list.ts';
import { reviewMessage } from '../../support/votes.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

/** A world with so many reviews by Noor, and a log channel. */
async function startWith(count: number, options?: WorldOptions): Promise<World> {
  const world = await startWithReviewChannel({ sandbox: { unlimited: true }, ...options });
  const { sandbox } = world;
  const log = sandbox.createChannel('log').id;
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': log });
  for (let index = 1; index <= count; index += 1)
    await writeReview(sandbox.member('Noor'), `Show ${index}`, { score: '8' });
  return world;
}

const ranked = async ({ sandbox }: World) =>
  topList(messageOf(await sandbox.member('Jun').slash('/top'))).length;
const repostable = async ({ sandbox }: World) =>
  Number(
    /^Post (\d+)/.exec(messageOf(await sandbox.member('Ada').slash('/settings repost')).content)?.[1] ?? 0,
  );
const inLog = (world: World, text: string) =>
  reviewMessages(world, 'log').filter((message) =>
    `${wordsOf(message)}${message.embeds[0]?.description}`.includes(text),
  );

function purge({ sandbox }: World, messages: readonly SandboxMessage[]): void {
  const channel = sandbox.world.channels.get(sandbox.channel('reviews').id);
  const ids = messages.map(({ id }) => id);
  if (channel) deleteMessages(sandbox.world, channel, ids);
}

const hide = ({ sandbox }: World, message: SandboxMessage) =>
  moderate(sandbox.member('Malik'), message, 'Hide', 'Abuse');

test.each(['heard', 'missed'])('(%s) Few of many that go in bulk count as deleted by hand', async (how) => {
  await using world = await startWith(9, { onDisk: true });
  if (how === 'missed') await world.stopBot();
  purge(world, reviewMessages(world).slice(0, 2));
  if (how === 'missed') await world.startBot();
  await expect.poll(() => ranked(world)).toBe(7);
  expect(await repostable(world)).toBe(0);
});

test('A review that a moderator has hidden stays hidden whatever becomes of its channel', async () => {
  await using world = await startWith(6);
  const { sandbox } = world;
  const [first, ...others] = reviewMessages(world);
  if (first === undefined) throw new Error('Nothing is posted');
  await hide(world, first);
  await expect.poll(() => ranked(world)).toBe(5);
  const malik = sandbox.member('Malik');
  malik.remove(first);
  await expect.poll(() => storedMessage(world, first)).toBe(undefined);
  for (const message of others) malik.remove(message);
  await sandbox.until(() => inLog(world, 'on purpose?').length === 1, 'the question');
  await expect.poll(() => repostable(world)).toBe(5);
  const question = { id: inLog(world, 'on purpose?')[0]?.id ?? '' };
  await malik.press(question, 'Removed on purpose');
  expect(await ranked(world)).toBe(0);
  await malik.press(question, 'It was emptied');
  expect(await ranked(world)).toBe(5);
  expect(await repostable(world)).toBe(5);
});

const storedMessage = ({ sandbox }: World, { id }: SandboxMessage) => sandbox.world.messages.get(id);

test('"Post again" under the note about one message posts that review, also when its channel was emptied since', async () => {
  await using world = await startWith(6);
  const { sandbox } = world;
  const messages = reviewMessages(world);
  const malik = sandbox.member('Malik');
  for (const message of messages.slice(0, 1)) malik.remove(message);
  await sandbox.until(() => inLog(world, "deleted this review's message").length === 1, 'the note');
  for (const message of messages.slice(1)) malik.remove(message);
  await sandbox.until(() => inLog(world, 'on purpose?').length === 1, 'the question');
  await malik.press({ id: inLog(world, "deleted this review's message")[0]?.id ?? '' }, 'Post again');
  await sandbox.until(() => reviewMessages(world).length === 1, 'the post');
  await expect.poll(() => repostable(world)).toBe(5);
});

test('A message whose deletion nobody heard of is found missing by the next doubt about it', async () => {
  await using world = await startWith(3);
  const { sandbox } = world;
  const message = reviewMessage(world);
  sandbox.faults.loseEvents('MESSAGE_DELETE');
  sandbox.member('Malik').remove(message);
  // Nothing that it could remove is stored, so the review is doubted.
  sandbox.world.dispatch({
    name: 'MESSAGE_REACTION_REMOVE_ALL',
    guildId: sandbox.guildId,
    data: { channel_id: message.channel_id, message_id: message.id, guild_id: sandbox.guildId },
  });
  await expect.poll(() => ranked(world)).toBe(2);
});

test('A false deletion of a message that has a successor leaves one message', async () => {
  await using world = await startWith(1);
  const { sandbox } = world;
  const old = reviewMessage(world);
  const general = sandbox.channel('general').id;
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': general });
  // The old message cannot be removed yet.
  const path = new RegExp(`/messages/${old.id}$`);
  sandbox.faults.answer({ method: 'DELETE', path, status: 503, times: Infinity });
  const asked = messageOf(await sandbox.member('Ada').slash('/settings repost'));
  world.becomeImpatient();
  await sandbox.member('Ada').press(asked, 'Post them');
  const isRefused = () =>
    sandbox.requests.some(({ method, path }) => method === 'DELETE' && path.endsWith(`/messages/${old.id}`));
  await sandbox.until(isRefused, 'the attempt to remove it');
  const from = sandbox.requests.length;
  sandbox.world.dispatch({
    name: 'MESSAGE_DELETE',
    guildId: sandbox.guildId,
    data: { id: old.id, channel_id: old.channel_id, guild_id: sandbox.guildId },
  });
  const isAsked = () =>
    sandbox.requests.slice(from).some(({ method, path }) => method === 'GET' && path.endsWith('/messages'));
  await sandbox.until(isAsked, 'the verification');
  sandbox.faults.clear();
  await sandbox.until(() => reviewMessages(world).length === 0, 'the removal');
});

test('An embed that a moderator closes comes back by itself', async () => {
  await using world = await startWith(1);
  const { sandbox } = world;
  sandbox.member('Malik').suppressEmbeds(reviewMessage(world));
  await sandbox.until(() => (reviewMessage(world).flags & 4) === 0, 'the embed');
});

test('In a server without a log, the queue asks why a channel lost its reviews', async () => {
  await using world = await startWith(3);
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings reset', { setting: 'log-channel' });
  purge(world, reviewMessages(world));
  await expect.poll(() => repostable(world)).toBe(3);
  const malik = sandbox.member('Malik');
  const queue = messageOf(await malik.slash('/moderate queue'));
  const question = messageOf(
    await malik.select(queue, 'Another review or a channel', '#reviews was emptied'),
  );
  await malik.press(question, 'Removed on purpose');
  expect(await ranked(world)).toBe(0);
  await malik.press(question, 'It was emptied');
  expect(await ranked(world)).toBe(3);
});
