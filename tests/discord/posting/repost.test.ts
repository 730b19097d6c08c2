import { expect, test } from 'vitest';
import { moderate } from '../../support/moderate.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  writeReview,
} from '../../support/world.ts';

const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
const REFUSED = { ...POST, status: 400, body: { code: 240000, message: 'Blocked by harmful links filter' } };
const inNew = (world: World) => reviewMessages(world, 'reviews2');
const titles = (messages: readonly { embeds: readonly { title?: string }[] }[]) =>
  messages.map(({ embeds }) => embeds[0]?.title);
const countOf = (message: ReturnType<typeof inNew>[number] | undefined) =>
  /\d+ of \d+/.exec(message?.embeds.at(-1)?.footer?.text ?? '')?.[0];

/** A world with these reviews in #reviews, whose review channel is #reviews2 now. */
async function startMoved(options: WorldOptions = {}, shows = ['Glass Heart']): Promise<World> {
  const world = await startWithReviewChannel(options);
  for (const show of shows) await writeReview(world.sandbox.member('Noor'), show, { score: '8' });
  world.sandbox.createChannel('reviews2');
  const channel = world.sandbox.channel('reviews2').id;
  await world.sandbox.member('Ada').slash('/settings set', { 'reviews-channel': channel });
  return world;
}

/** "Post them"; resolves to the id of the answer, which the bot updates. */
async function repost({ sandbox }: World): Promise<string> {
  const ada = sandbox.member('Ada');
  return messageOf(await ada.press(messageOf(await ada.slash('/settings repost')), 'Post them')).id;
}

const untilMoved = ({ sandbox }: World, world: World, count = 1) =>
  sandbox.until(
    () => inNew(world).length === count && reviewMessages(world).length === 0,
    'the new messages alone',
  );

test('Votes on the old message count while the new one cannot be posted, and go with the review', async () => {
  const clock = new MovableClock();
  await using world = await startMoved({ clock, timing: { retryDelays: [600_000] } });
  const { sandbox } = world;
  const [old] = reviewMessages(world);
  sandbox.faults.answer({ ...POST, status: 503, times: Infinity });
  await repost(world);
  for (const name of ['Jun', 'Léa']) sandbox.member(name).react(old ?? { id: '' }, '👍');
  await sandbox.until(() => countOf(reviewMessages(world)[0]) === '2 of 2', 'the count on the old message');
  sandbox.faults.clear();
  clock.advance(600_000);
  await untilMoved(world, world);
  await sandbox.until(() => countOf(inNew(world)[0]) === '2 of 2', 'the count on the new message');
});

test('Votes that came while the bot was away go with reviews whose reposting goes on after the restart', async () => {
  const shows = ['A1', 'B2', 'C3', 'D4'];
  await using world = await startMoved({ onDisk: true, timing: { postSpacing: 300 } }, shows);
  const { sandbox } = world;
  await repost(world);
  await sandbox.until(() => inNew(world).length >= 1 && reviewMessages(world).length < 4, 'the first');
  await world.stopBot();
  const left = reviewMessages(world);
  for (const message of left) for (const name of ['Jun', 'Léa']) sandbox.member(name).react(message, '👍');
  await world.startBot();
  await untilMoved(world, world, shows.length);
  const counts = () =>
    inNew(world)
      .filter(({ embeds }) => titles(left).includes(embeds[0]?.title))
      .map(countOf);
  await sandbox.until(() => counts().every((count) => count === '2 of 2'), 'their votes');
  expect(counts()).toHaveLength(left.length);
});

test('A review that Discord refuses anew stays where it was, and the job says so', async () => {
  await using world = await startMoved({}, ['A1', 'B2']);
  const { sandbox } = world;
  sandbox.faults.answer(REFUSED);
  const answer = await repost(world);
  const said = () => sandbox.world.messages.get(answer)?.content ?? '';
  await sandbox.until(() => said().includes('Done'), 'the end');
  expect(said()).toBe(
    "Done: I've posted 1 review again.\nDiscord doesn't accept 1 review, so it stays where it is. My log says why.",
  );
  await sandbox.until(() => reviewMessages(world).length === 1, 'the removal');
  expect(titles(reviewMessages(world))).toEqual(['8/10 · A1']);
  expect(titles(inNew(world))).toEqual(['8/10 · B2']);
  // Votes on it count as before.
  sandbox.member('Jun').react(reviewMessages(world)[0] ?? { id: '' }, '👍');
  await sandbox.until(() => countOf(reviewMessages(world)[0]) === '1 of 1', 'the count');
});

test('An edit while the new message waits changes the old one, and the new one shows it too', async () => {
  const clock = new MovableClock();
  await using world = await startMoved({ clock, timing: { retryDelays: [600_000] } });
  const { sandbox } = world;
  sandbox.faults.answer({ ...POST, status: 503, times: Infinity });
  await repost(world);
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '3' });
  expect(titles(reviewMessages(world))).toEqual(['3/10 · Glass Heart']);
  sandbox.faults.clear();
  clock.advance(600_000);
  await untilMoved(world, world);
  expect(titles(inNew(world))).toEqual(['3/10 · Glass Heart']);
});

test('A review deleted while it is posted again leaves no message, not even one whose answer was lost', async () => {
  const clock = new MovableClock();
  await using world = await startMoved({ clock, timing: { retryDelays: [600_000] } });
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  // discord.js sends a request four times.
  sandbox.faults.answer({ ...POST, status: 500, times: 4, afterStoring: true });
  await repost(world);
  await expect.poll(() => sandbox.requests.filter(({ status }) => status === 500).length).toBe(4);
  await noor.press(messageOf(await noor.slash('/review delete', { show: 'Glass Heart' })), 'Delete');
  await sandbox.until(() => reviewMessages(world).length + inNew(world).length === 0, 'no message');
  await openModal(noor, 'Glass Heart');
});

test('An old message that the bot may not read any more does not keep votes on the new one from counting', async () => {
  await using world = await startMoved();
  const { sandbox } = world;
  sandbox.channel('reviews').deny('bot', 'ViewChannel');
  await repost(world);
  await sandbox.until(() => inNew(world).length === 1, 'the new message');
  sandbox.member('Jun').react(inNew(world)[0] ?? { id: '' }, '👍');
  await sandbox.until(() => countOf(inNew(world)[0]) === '1 of 1', 'the count');
});

test('A vote just before the old message is deleted by hand counts on the new one', async () => {
  await using world = await startMoved();
  const { sandbox } = world;
  sandbox.faults.answer({ method: 'DELETE', path: /\/messages\/\d+$/, status: 500, times: Infinity });
  await repost(world);
  await sandbox.until(() => inNew(world).length === 1, 'the new message');
  const [old] = reviewMessages(world);
  sandbox.member('Jun').react(old ?? { id: '' }, '👍');
  sandbox.member('Malik').remove(old ?? { id: '' });
  await sandbox.until(() => countOf(inNew(world)[0]) === '1 of 1', 'the vote');
});

test('While both messages stand, hiding a review hides both', async () => {
  await using world = await startMoved();
  const { sandbox } = world;
  const malik = sandbox.member('Malik');
  sandbox.faults.answer({ method: 'DELETE', path: /\/messages\/\d+$/, status: 500, times: Infinity });
  await repost(world);
  await sandbox.until(() => inNew(world).length === 1, 'the new message');
  await moderate(malik, reviewMessages(world)[0] ?? { id: '' }, 'Hide');
  await sandbox.until(
    () => [...reviewMessages(world), ...inNew(world)].every(({ embeds }) => embeds.length === 0),
    'no text',
  );
});

test('A new message that is gone by the time takes no old one with it', async () => {
  await using world = await startMoved({ onDisk: true });
  const { sandbox } = world;
  sandbox.faults.answer({ method: 'DELETE', path: /\/messages\/\d+$/, status: 500, times: Infinity });
  await repost(world);
  await sandbox.until(() => inNew(world).length === 1, 'the new message');
  await world.stopBot();
  sandbox.channel('reviews2').delete();
  sandbox.faults.clear();
  const from = sandbox.requests.length;
  await world.startBot();
  const reads = () =>
    sandbox.requests.slice(from).filter(({ method, status }) => method === 'GET' && status === 404);
  await expect.poll(() => reads().length).toBeGreaterThan(0);
  await world.stopBot();
  expect(titles(reviewMessages(world))).toEqual(['8/10 · Glass Heart']);
});

test('A new message that is itself replaced takes its votes along', async () => {
  await using world = await startMoved();
  const { sandbox } = world;
  // What Discord refuses for ever is never done.
  world.becomeImpatient();
  sandbox.faults.answer({ method: 'DELETE', path: /\/messages\/\d+$/, status: 500, times: Infinity });
  await repost(world);
  await sandbox.until(() => inNew(world).length === 1, 'the new message');
  sandbox.member('Jun').react(inNew(world)[0] ?? { id: '' }, '👍');
  sandbox.createChannel('reviews3');
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('reviews3').id });
  const third = () => reviewMessages(world, 'reviews3');
  // The job may still run: then it goes on there by itself.
  const reposted = () =>
    repost(world).then(
      () => true,
      () => third().length === 1,
    );
  await expect.poll(reposted, { timeout: 10_000 }).toBe(true);
  await sandbox.until(() => third().length === 1, 'the third message');
  sandbox.faults.clear();
  await sandbox.until(() => reviewMessages(world).length + inNew(world).length === 0, 'the third alone');
  await sandbox.until(() => countOf(third()[0]) === '1 of 1', 'the vote');
});

test('A job whose channel is deleted goes on in the one that is chosen next', async () => {
  await using world = await startMoved();
  const { sandbox } = world;
  sandbox.channel('reviews2').deny('bot', 'EmbedLinks');
  await sandbox.member('Ada').slash('/settings repost');
  sandbox.channel('reviews2').allow('bot', 'EmbedLinks');
  sandbox.faults.answer({ ...POST, status: 503, times: 4 });
  await repost(world);
  sandbox.channel('reviews2').delete();
  sandbox.createChannel('reviews3');
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('reviews3').id });
  await sandbox.until(() => reviewMessages(world, 'reviews3').length === 1, 'the post');
});
