import { expect, test } from 'vitest';
import { garbleReviewsBy } from '../../support/break-storage.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import {
  chooseReviewChannel,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  writeReview,
} from '../../support/world.ts';

const MINUTE = 60_000;
const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

/** A world with these reviews in #reviews, whose review channel is #reviews2 now. */
async function startMoved(shows: readonly string[], options: WorldOptions = {}): Promise<World> {
  const world = await startWithReviewChannel({ timing: { retryDelays: [50] }, ...options });
  for (const show of shows) await writeReview(world.sandbox.member('Noor'), show, { score: '8' });
  world.sandbox.createChannel('reviews2');
  await chooseReviewChannel(world, 'reviews2');
  return world;
}

/** "Post them"; resolves to a function that returns what the answer says. */
async function repost({ sandbox }: World): Promise<() => string> {
  const ada = sandbox.member('Ada');
  const { id } = messageOf(await ada.press(messageOf(await ada.slash('/settings repost')), 'Post them'));
  return () => sandbox.world.messages.get(id)?.content ?? '';
}

const titles = (world: World, channel: string) =>
  reviewMessages(world, channel).map(({ embeds }) => embeds[0]?.title?.split('· ')[1]);

test('Reviews that Discord fails to post again and again are left to the outbox, and the job ends', async () => {
  await using world = await startMoved(['A1', 'B2', 'C3']);
  const { sandbox } = world;
  sandbox.faults.answer({ ...POST, status: 500, times: Infinity });
  const text = await repost(world);
  await sandbox.until(() => text().includes("I couldn't post 3 reviews yet"), 'the end');
  expect(text()).toContain("Done: I've posted 0 reviews");
  sandbox.faults.clear();
  await sandbox.until(() => reviewMessages(world).length === 0, 'the last removal');
  expect(titles(world, 'reviews2').toSorted()).toEqual(['A1', 'B2', 'C3']);
});

test('A review that has become unreadable on disk is passed over, and said to be, and the job ends', async () => {
  await using world = await startMoved(['A1', 'B2'], { onDisk: true });
  const { sandbox } = world;
  await chooseReviewChannel(world);
  await writeReview(sandbox.member('Jun'), 'A1', { score: '6' });
  await writeReview(sandbox.member('Noor'), 'C3', { score: '8' });
  await chooseReviewChannel(world, 'reviews2');
  garbleReviewsBy(world, 'Jun');
  const text = await repost(world);
  await sandbox.until(() => text().startsWith("Done: I've posted 3 reviews"), 'the end');
  expect(text()).toContain("I can't read 1 stored review, so it stays as it is.");
  expect(titles(world, 'reviews2')).toEqual(['A1', 'B2', 'C3']);
  await sandbox.until(() => titles(world, 'reviews').join() === 'A1', 'the removal of the others');
  expect(messageOf(await sandbox.member('Ada').slash('/settings check')).content).not.toContain(
    "I've posted",
  );
  expect(messageOf(await sandbox.member('Ada').slash('/settings repost')).content).toContain(
    'Every review is in',
  );
});

test('While Discord puts posts off for an hour, the job says until when, and then goes on', async () => {
  const clock = new MovableClock();
  await using world = await startMoved(['A1', 'B2'], { clock, sandbox: { now: () => clock.now() } });
  const { sandbox } = world;
  sandbox.faults.putOff(60 * MINUTE, POST);
  const text = await repost(world);
  await sandbox.until(() => /no more posts there until <t:\d+:t>/.test(text()), 'the time');
  const told = messageOf(await sandbox.member('Ada').slash('/settings check')).content;
  expect(told).toMatch(/doesn't let me post in <#\d+> until <t:\d+:t>/);
  expect(told).toContain("1 change is saved. I'll show it when Discord lets me");
  clock.advance(61 * MINUTE);
  await sandbox.until(() => titles(world, 'reviews2').join() === 'A1,B2', 'both');
  await sandbox.until(() => reviewMessages(world).length === 0, 'the removal of the old ones');
});

test('A review whose old message is in an archived thread is posted, and its old message goes when that is opened', async () => {
  await using world = await startWithReviewChannel({ timing: { retryDelays: [60 * MINUTE] } });
  const { sandbox } = world;
  const thread = sandbox.createThread('general', 'Reviews of old');
  await sandbox.member('Ada').slash('/settings reset', { setting: 'reviews-channel' });
  await writeReview(sandbox.member('Noor'), 'A1', { score: '8' }, thread.name);
  await chooseReviewChannel(world);
  await writeReview(sandbox.member('Noor'), 'B2', { score: '8' });
  thread.archive();
  const text = await repost(world);
  await sandbox.until(() => text().startsWith("Done: I've posted 1 review"), 'the end');
  expect(titles(world, 'reviews').toSorted()).toEqual(['A1', 'B2']);
  const old = () => thread.messages.filter(({ author }) => author.id === sandbox.botId);
  await expect
    .poll(async () => messageOf(await sandbox.member('Ada').slash('/settings check')).content)
    .toMatch(/archived thread with reviews[\s\S]*1 change waits in an archived thread/);
  expect(old()).toHaveLength(1);
  thread.open();
  await sandbox.until(() => old().length === 0, 'the removal');
});

test('A job that waits for a permission goes on as soon as it is given', async () => {
  await using world = await startMoved(['A1', 'B2'], { timing: { retryDelays: [60 * MINUTE] } });
  const { sandbox } = world;
  const ada = sandbox.member('Ada');
  const question = messageOf(await ada.slash('/settings repost'));
  sandbox.channel('reviews2').deny('bot', 'EmbedLinks');
  const { id } = messageOf(await ada.press(question, 'Post them'));
  await sandbox.until(
    () => sandbox.world.messages.get(id)?.content.includes('without Embed Links') === true,
    'the reason',
  );
  sandbox.channel('reviews2').allow('bot', 'EmbedLinks');
  await sandbox.until(() => titles(world, 'reviews2').join() === 'A1,B2', 'both');
});

test('A job of a bot in time-out says so, and goes on when that is ended', async () => {
  await using world = await startMoved(['A1'], { timing: { retryDelays: [60 * MINUTE] } });
  const { sandbox } = world;
  sandbox.timeOut('bot', 60 * MINUTE);
  const text = await repost(world);
  await sandbox.until(() => /timed out in this server until <t:\d+:t>/.test(text()), 'the reason');
  sandbox.timeOut('bot', 0);
  await sandbox.until(() => titles(world, 'reviews2').join() === 'A1', 'the post');
});

test('A job ends although its channel is deleted and nobody chooses another, and a new one can begin', async () => {
  await using world = await startMoved(['A1', 'B2']);
  const { sandbox } = world;
  sandbox.faults.answer({ ...POST, status: 503, times: 4 });
  const text = await repost(world);
  sandbox.channel('reviews2').delete();
  await sandbox.until(() => text().includes('Done'), 'the end');
  expect(titles(world, 'reviews').toSorted()).toEqual(['A1', 'B2']);
  await chooseReviewChannel(world, 'general');
  await repost(world);
  await sandbox.until(() => reviewMessages(world).length === 0, 'the removal of the old ones');
});
