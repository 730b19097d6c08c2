import { expect, test } from 'vitest';
import { deleteChannel } from '../../../src/sandbox/actions/guild.ts';
import { TEST_TIMING } from '../../support/test-timing.ts';
import {
  chooseReviewChannel,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

/** A world whose #reviews holds so many reviews by Noor, and with #log and #reports. */
async function startWith(count: number, options?: WorldOptions): Promise<World> {
  const world = await startWithReviewChannel({ sandbox: { unlimited: true }, ...options });
  const { sandbox } = world;
  const [log, reports] = [sandbox.createChannel('log').id, sandbox.createChannel('reports').id];
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': log, 'reports-channel': reports });
  for (let index = 1; index <= count; index += 1)
    await writeReview(sandbox.member('Noor'), `Show ${index}`, { score: '8' });
  return world;
}

const asAda = async ({ sandbox }: World, command: string) =>
  messageOf(await sandbox.member('Ada').slash(`/settings ${command}`));
const remove = ({ sandbox }: World, channel: string) =>
  deleteChannel(sandbox.world, sandbox.channel(channel).id);

test('Check, view and repost say alike that the review channel was deleted, and repost asks for another', async () => {
  await using world = await startWith(2);
  remove(world, 'reviews');
  await expect.poll(async () => wordsOf(await asAda(world, 'view'))).toContain('no longer exists');
  const checked = await asAda(world, 'check');
  expect(checked.content).toContain('The channel where reviews are posted no longer exists');
  expect(checked.content).not.toContain('Everything works');
  expect(wordsOf(await asAda(world, 'view'))).toContain('This channel no longer exists');
  const repost = await asAda(world, 'repost');
  expect(repost.content).toContain('The review channel no longer exists');
  expect(JSON.stringify(repost.components)).toContain('Reviews: pick a channel');
});

test('Check says that a review waits because its channel was deleted, not that Discord does not respond', async () => {
  await using world = await startWith(0);
  remove(world, 'reviews');
  await writeReview(world.sandbox.member('Jun'), 'Harbour', { score: '8' });
  const checked = async () => (await asAda(world, 'check')).content;
  await expect.poll(checked).toContain('1 change waits because its channel no longer exists');
  const content = await checked();
  expect(content).toContain("1 review isn't posted yet.");
  expect(content).not.toMatch(/keep trying|didn't respond/);
});

test('Check says which of the channels for the staff were deleted', async () => {
  await using world = await startWith(0);
  remove(world, 'log');
  remove(world, 'reports');
  const checked = async () => (await asAda(world, 'check')).content;
  await expect.poll(checked).toContain('The channel where reports go no longer exists');
  const content = await checked();
  expect(content).toContain('The channel of the moderation log no longer exists');
  expect(content).not.toContain('View Channel**');
});

test('A recount counts only what it could read, and says so while it runs, too', async () => {
  await using world = await startWith(3, { timing: { recountSpacing: 60_000 } });
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  await writeReview(sandbox.member('Noor'), 'Readable', { score: '8' });
  sandbox.channel('reviews').deny('bot', 'ViewChannel');
  const answer = await asAda(world, 'recount');
  const said = () => sandbox.world.messages.get(answer.id)?.content ?? '';
  await expect.poll(said).toContain('1 of 4');
});

test('A recount of a channel that is closed to the bot is over at once, with nothing counted', async () => {
  await using world = await startWith(3, { timing: { recountSpacing: 60_000 } });
  const { sandbox } = world;
  sandbox.channel('reviews').deny('bot', 'ViewChannel');
  const answer = await asAda(world, 'recount');
  const said = () => sandbox.world.messages.get(answer.id)?.content ?? '';
  await expect.poll(said).toContain("Done, as far as I could: I've recounted 0 of 3 reviews");
});

test('A recount that a restart cuts short says in the end what it had passed over before', async () => {
  await using world = await startWith(0, { onDisk: true, timing: { recountSpacing: 60_000 } });
  const { sandbox } = world;
  await chooseReviewChannel(world, 'general');
  await writeReview(sandbox.member('Noor'), 'Readable', { score: '8' });
  await chooseReviewChannel(world);
  for (const show of ['Closed', 'Shut']) await writeReview(sandbox.member('Noor'), show, { score: '8' });
  sandbox.channel('reviews').deny('bot', 'ViewChannel');
  const answer = await asAda(world, 'recount');
  await expect.poll(() => sandbox.world.messages.get(answer.id)?.content).toContain('1 of 3');
  await world.stopBot();
  await world.startBot({ timing: TEST_TIMING });
  const inLog = () => reviewMessages(world, 'log').map(({ embeds }) => embeds[0]?.description);
  await expect.poll(inLog).toContain("The recount is over: I've counted the votes on 1 of 3 reviews.");
});

test('Check says how many reviews it cannot look at, also when newer ones elsewhere agree', async () => {
  await using world = await startWith(3);
  const { sandbox } = world;
  expect(reviewMessages(world)).toHaveLength(3);
  sandbox.channel('reviews').deny('bot', 'ViewChannel');
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  await writeReview(sandbox.member('Noor'), 'Readable', { score: '8' });
  const { content } = await asAda(world, 'check');
  expect(content).toContain("I can't compare 3 reviews with Discord");
  expect(content).toContain('1 review agrees with Discord');
});
