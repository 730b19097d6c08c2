import { expect, test } from 'vitest';
import { deleteMessages } from '../../../src/sandbox/actions/messages.ts';
import { react, reviewMessage, shownCount, unreact, untilShown } from '../../support/votes.ts';
import {
  chooseReviewChannel,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  startWorld,
  type World,
  writeReview,
} from '../../support/world.ts';

/** Even posted twice, they stay below Discord's rate limit. */
const SHOWS = ['First', 'Second'];

async function startWithTwo(options?: Parameters<typeof startWithReviewChannel>[0]): Promise<World> {
  const world = await startWithReviewChannel(options);
  for (const show of SHOWS) await writeReview(world.sandbox.member('Noor'), show, { score: '8' });
  return world;
}

const titles = (world: World, channel = 'reviews') =>
  reviewMessages(world, channel).map(({ embeds }) => embeds[0]?.title);

const ask = async ({ sandbox }: World, who = 'Ada') =>
  messageOf(await sandbox.member(who).slash('/settings repost'));

/** Deletes all messages in #reviews in bulk. */
function empty({ sandbox }: World): void {
  const channel = sandbox.world.channels.get(sandbox.channel('reviews').id);
  const ids = sandbox.channel('reviews').messages.map(({ id }) => id);
  if (channel) deleteMessages(sandbox.world, channel, ids);
}

/** Repeats the command until this is the answer. */
async function askUntil(world: World, beginning: string) {
  for (;;) {
    const question = await ask(world);
    if (question.content.startsWith(beginning)) return question;
  }
}

/** Repeats the command until it offers this many reviews, then confirms. */
async function repost(world: World, count: number) {
  const question = await askUntil(world, `Post ${count} review`);
  await world.sandbox.member('Ada').press(question, 'Post them');
  return question;
}

const untilAll = (world: World, count: number, channel = 'reviews') =>
  world.sandbox.until(
    () => reviewMessages(world, channel).length === count,
    `${count} reviews in #${channel}`,
  );

test('An emptied channel gets all reviews again, oldest first, and the answer shows the progress', async () => {
  await using world = await startWithTwo();
  empty(world);
  const question = await repost(world, 2);
  expect(question.content).toContain('about 1 minute');
  await untilAll(world, 2);
  expect(titles(world)).toEqual(SHOWS.map((show) => `8/10 · ${show}`));
  await world.sandbox.until(
    () => world.sandbox.world.messages.get(question.id)?.content.startsWith("Done: I've posted 2 reviews"),
    'the end',
  );
  await askUntil(world, 'Every review is in');
});

test('Votes are carried over to the new message, and a member who reacts there replaces theirs', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  await writeReview(world.sandbox.member('Noor'), 'First', { score: '8' });
  react(world, 'Jun', '👍');
  react(world, 'Léa', '👎');
  await untilShown(world, '1 of 2');
  empty(world);
  await repost(world, 1);
  await untilAll(world, 1);
  expect(shownCount(world)).toBe('1 of 2');
  react(world, 'Léa', '👍');
  await untilShown(world, '2 of 2');
  unreact(world, 'Léa', '👍');
  await untilShown(world, '1 of 1');
  await world.stopBot();
  await world.startBot();
  react(world, 'Tomás', '👍');
  await untilShown(world, '2 of 2');
});

test('Reviews move to a newly chosen channel, and leave nothing behind', async () => {
  await using world = await startWithTwo();
  const { sandbox } = world;
  sandbox.createChannel('new-reviews');
  await chooseReviewChannel(world, 'new-reviews');
  await repost(world, 2);
  await untilAll(world, 2, 'new-reviews');
  await untilAll(world, 0);
  expect(titles(world, 'new-reviews')).toEqual(SHOWS.map((show) => `8/10 · ${show}`));
});

test('A missing permission pauses the job, which says so and continues by itself', async () => {
  await using world = await startWithTwo();
  const channel = world.sandbox.channel('reviews');
  empty(world);
  const question = await askUntil(world, 'Post 2 reviews');
  channel.deny('bot', 'EmbedLinks');
  await world.sandbox.member('Ada').press(question, 'Post them');
  const shown = () => world.sandbox.world.messages.get(question.id)?.content ?? '';
  await world.sandbox.until(() => shown().includes('without Embed Links there'), 'the reason');
  expect(reviewMessages(world)).toEqual([]);
  channel.allow('bot', 'EmbedLinks');
  await untilAll(world, 2);
});

test('The job continues after a restart, and posts no review twice', async () => {
  await using world = await startWithTwo({ onDisk: true, timing: { postSpacing: 300 } });
  empty(world);
  await repost(world, 2);
  await untilAll(world, 1);
  await world.stopBot();
  const before = reviewMessages(world).length;
  expect(before).toBe(1);
  await world.startBot();
  await untilAll(world, 2);
  expect(titles(world)).toEqual(SHOWS.map((show) => `8/10 · ${show}`));
});

test('Members can write, edit and delete meanwhile, and no review is lost or posted twice', async () => {
  await using world = await startWithTwo({ timing: { postSpacing: 200 } });
  const noor = world.sandbox.member('Noor');
  empty(world);
  await repost(world, 2);
  await untilAll(world, 1);
  await Promise.all([
    writeReview(noor, 'Second', { body: 'Changed meanwhile.', score: '9' }),
    writeReview(world.sandbox.member('Jun'), 'Second', { score: '5' }),
  ]);
  await untilAll(world, 3);
  await askUntil(world, 'Every review is in');
  expect(titles(world).toSorted()).toEqual(['5/10 · Second', '8/10 · First', '9/10 · Second']);
  expect(reviewMessage(world).embeds).toHaveLength(1);
});

test('Two managers at once start one repost', async () => {
  await using world = await startWithTwo();
  empty(world);
  const ada = world.sandbox.member('Ada');
  const questions = [await askUntil(world, 'Post 2 reviews'), await askUntil(world, 'Post 2 reviews')];
  await Promise.all(questions.map((question) => ada.press(question, 'Post them')));
  await askUntil(world, 'Every review is in');
  expect(reviewMessages(world)).toHaveLength(2);
});

test('Without a review channel, or without Manage Server, the answer says what to do', async () => {
  await using world = await startWorld();
  expect((await ask(world)).content).toContain('No review channel is set yet');
  await expect(ask(world, 'Noor')).rejects.toThrow('may not use /settings');
});

test('A review whose message somebody deleted does not come back', async () => {
  await using world = await startWithTwo();
  const [first] = reviewMessages(world);
  if (first) world.sandbox.member('Malik').remove(first);
  world.sandbox.createChannel('new-reviews');
  await chooseReviewChannel(world, 'new-reviews');
  await repost(world, 1);
  await untilAll(world, 1, 'new-reviews');
  expect(titles(world, 'new-reviews')).toEqual(['8/10 · Second']);
});

test('Members who leave keep their reviews, under the name they had', async () => {
  await using world = await startWithTwo();
  const { members } = world.sandbox.world;
  members.remove(`${world.sandbox.guildId}:${world.sandbox.member('Noor').id}`);
  empty(world);
  await repost(world, 2);
  await untilAll(world, 2);
  expect(reviewMessages(world).map(({ embeds }) => embeds[0]?.author?.name)).toEqual(['Noor', 'Noor']);
});
