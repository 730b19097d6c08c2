import { describe, expect, test } from 'vitest';
import { refuseWrites } from '../../support/break-storage.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { topList } from '../../support/top-list.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  writeReview,
} from '../../support/world.ts';

/** discord.js sends a request four times before it gives up. */
const ATTEMPTS = 4;
const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
/** The bot does not retry within a test. */
const PATIENT = { timing: { retryDelays: [600_000] } } satisfies WorldOptions;

const posts = ({ sandbox }: World) =>
  sandbox.requests.filter(({ method, path }) => method === POST.method && POST.path.test(path));

const write = (world: World) => writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });

const pressRetry = async (world: World, answer: { readonly id: string }) =>
  messageOf(await world.sandbox.member('Noor').press(answer, 'Retry'));

describe('Where the bot may not post', () => {
  test('each missing permission is named, and Retry posts once none is missing', async () => {
    await using world = await startWithReviewChannel(PATIENT);
    const channel = world.sandbox.channel('reviews');
    channel.deny('bot', 'SendMessages');
    const refused = await write(world);
    expect(refused.content).toContain(
      `is saved, but I can't post it in <#${channel.id}> without Send Messages`,
    );
    channel.allow('bot', 'SendMessages');
    for (const [permission, name] of [
      ['ViewChannel', 'View Channel'],
      ['EmbedLinks', 'Embed Links'],
      ['ReadMessageHistory', 'Read Message History'],
      ['AddReactions', 'Add Reactions'],
    ] as const) {
      channel.deny('bot', permission);
      expect((await pressRetry(world, refused)).content).toContain(name);
      channel.allow('bot', permission);
    }
    expect(reviewMessages(world)).toEqual([]);
    expect((await pressRetry(world, refused)).content).toContain('is posted');
    expect(reviewMessages(world)).toHaveLength(1);
  });

  test('the review is posted by itself some time after the permission is back', async () => {
    await using world = await startWithReviewChannel();
    const channel = world.sandbox.channel('reviews');
    channel.deny('bot', 'SendMessages');
    await write(world);
    channel.allow('bot', 'SendMessages');
    await world.sandbox.until(() => reviewMessages(world).length === 1, 'the post');
  });

  test('because the channel is gone, the review goes to another one', async () => {
    await using world = await startWithReviewChannel(PATIENT);
    const { sandbox } = world;
    sandbox.channel('reviews').delete();
    const refused = await write(world);
    expect(refused.content).toContain('its channel no longer exists');
    await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
    expect((await pressRetry(world, refused)).content).toContain('is posted');
  });

  test('because the channel is gone since an attempt whose response was lost, the review goes to another one', async () => {
    await using world = await startWithReviewChannel(PATIENT);
    const { sandbox } = world;
    sandbox.faults.answer({ ...POST, status: 500, times: ATTEMPTS, afterStoring: true });
    const refused = await write(world);
    sandbox.channel('reviews').delete();
    expect((await pressRetry(world, refused)).content).toContain('its channel no longer exists');
    const channel = sandbox.channel('general').id;
    await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': channel });
    expect((await pressRetry(world, refused)).content).toContain(`/${channel}/`);
  });

  test('a waiting review goes to a newly chosen review channel', async () => {
    await using world = await startWithReviewChannel(PATIENT);
    const { sandbox } = world;
    sandbox.channel('reviews').deny('bot', 'SendMessages');
    const refused = await write(world);
    const channel = sandbox.channel('general').id;
    await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': channel });
    const inGeneral = () => reviewMessages(world, 'general').filter(({ visible_to }) => visible_to === null);
    await sandbox.until(() => inGeneral().length === 1, 'the post in the new channel');
    expect(inGeneral()).toMatchObject([{ embeds: [{ title: '8/10 · Glass Heart' }] }]);
    expect(reviewMessages(world, 'reviews')).toEqual([]);
    const told = () => sandbox.world.messages.get(refused.id)?.content;
    await sandbox.until(() => told()?.includes(`/${channel}/`), 'the good news');
    expect(inGeneral()).toHaveLength(1);
  });
});

test('A change of channel that the disk interrupted still ends with one message', async () => {
  await using world = await startWithReviewChannel({ ...PATIENT, onDisk: true });
  const { sandbox } = world;
  sandbox.channel('reviews').deny('bot', 'SendMessages');
  const refused = await write(world);
  const allowWrites = refuseWrites(world, 'reviews:');
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  await pressRetry(world, refused);
  allowWrites();
  sandbox.channel('reviews').allow('bot', 'SendMessages');
  await world.stopBot();
  await world.startBot();
  await sandbox.until(() => posts(world).at(-1)?.status === 200, 'the post');
  expect((await pressRetry(world, refused)).content).toContain('is posted');
  expect(posts(world)).toHaveLength(1);
});

describe('While Discord answers 500 to a post', () => {
  test.each([false, true])(
    '(message created anyway: %s) the answer says so, and Retry ends with one message',
    async (afterStoring) => {
      await using world = await startWithReviewChannel(PATIENT);
      world.sandbox.faults.answer({ ...POST, status: 500, times: ATTEMPTS, afterStoring });
      const refused = await write(world);
      expect(refused.content).toContain("Discord isn't responding right now");
      const twice = await Promise.all([pressRetry(world, refused), pressRetry(world, refused)]);
      for (const { content } of twice) expect(content).toContain('is posted');
      expect(reviewMessages(world)).toHaveLength(1);
      const told = () => world.sandbox.world.messages.get(refused.id)?.content;
      await world.sandbox.until(() => told()?.includes('is posted'), 'the good news');
      expect(reviewMessages(world)).toHaveLength(1);
    },
  );

  test.each([false, true])(
    '(message created anyway: %s) the review is posted once, by itself',
    async (afterStoring) => {
      await using world = await startWithReviewChannel({ onDisk: true, timing: { retryDelays: [50] } });
      const { sandbox } = world;
      sandbox.faults.answer({ ...POST, status: 500, times: ATTEMPTS, afterStoring });
      await write(world);
      const top = messageOf(await sandbox.member('Noor').slash('/top'));
      expect(topList(top)).toEqual([expect.stringContaining('Glass Heart')]);
      await sandbox.until(() => posts(world).at(-1)?.status === 200, 'the retry');
      await world.stopBot();
      expect(reviewMessages(world)).toHaveLength(1);
    },
  );

  test('a single failure is not even noticed', async () => {
    await using world = await startWithReviewChannel();
    world.sandbox.faults.answer({ ...POST, status: 502, afterStoring: true });
    expect((await write(world)).content).toContain('is posted');
    expect(reviewMessages(world)).toHaveLength(1);
  });
});

test.each(['before', 'after'])(
  'A review whose channel was deleted %s a manager chose another, after a lost answer, goes to that one',
  async (when) => {
    await using world = await startWithReviewChannel(PATIENT);
    const { sandbox } = world;
    const lost = { ...POST, path: new RegExp(`/channels/${sandbox.channel('reviews').id}/messages$`) };
    sandbox.faults.answer({ ...lost, status: 500, times: ATTEMPTS, afterStoring: true });
    await write(world);
    sandbox.faults.answer({ ...lost, status: 500, times: when === 'after' ? ATTEMPTS : 0 });
    if (when === 'before') sandbox.channel('reviews').delete();
    await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
    if (when === 'after') sandbox.channel('reviews').delete();
    await sandbox.until(() => reviewMessages(world, 'general').length === 1, 'the post in #general');
  },
);

test('A post that a limit holds back is not sent once Discord may have forgotten its nonce', async () => {
  const clock = new MovableClock();
  await using world = await startWithReviewChannel({ ...PATIENT, clock });
  const { sandbox } = world;
  world.becomeImpatient();
  const limited = { message: 'You are being rate limited.', retry_after: 2, global: false };
  sandbox.faults.answer({ ...POST, status: 500, times: ATTEMPTS, afterStoring: true });
  const refused = await write(world);
  sandbox.faults.answer({ ...POST, status: 429, headers: { 'Retry-After': '2' }, body: limited });
  const retried = sandbox.member('Noor').press(refused, 'Retry');
  await expect.poll(() => posts(world).at(-1)?.status).toBe(429);
  clock.advance(61_000);
  await retried;
  clock.advance(600_000);
  // The next attempt looks for the message instead.
  await expect
    .poll(() => world.logged.join('').includes('found again') || reviewMessages(world).length)
    .toBe(1);
  expect(posts(world).filter(({ status }) => status === 200)).toEqual([]);
});

describe('When the bot stopped between storing and posting', () => {
  test.each([false, true])(
    '(message created: %s) the next start posts the review exactly once',
    async (afterStoring) => {
      await using world = await startWithReviewChannel({ ...PATIENT, onDisk: true });
      const { sandbox } = world;
      sandbox.faults.answer({ ...POST, status: 500, times: ATTEMPTS, afterStoring });
      const refused = await write(world);
      await world.stopBot();
      expect(reviewMessages(world)).toHaveLength(afterStoring ? 1 : 0);
      await world.startBot();
      await sandbox.until(() => posts(world).at(-1)?.status === 200, 'the post');
      expect((await pressRetry(world, refused)).content).toContain('is posted');
      expect(reviewMessages(world)).toMatchObject([{ embeds: [{ title: '8/10 · Glass Heart' }] }]);
    },
  );
});

describe('More than a minute after an attempt whose response was lost', () => {
  async function retryLater(afterStoring: boolean) {
    const clock = new MovableClock();
    const world = await startWithReviewChannel({ ...PATIENT, clock });
    world.sandbox.faults.answer({ ...POST, status: 500, times: ATTEMPTS, afterStoring });
    const refused = await write(world);
    clock.advance(61_000);
    const before = posts(world).length;
    const answer = await pressRetry(world, refused);
    return { world, answer, newPosts: posts(world).length - before };
  }

  test('the message is found by its posting id and adopted', async () => {
    const { world, answer, newPosts } = await retryLater(true);
    await using _ = world;
    const [found, ...others] = reviewMessages(world);
    expect(others).toEqual([]);
    expect(newPosts).toBe(0);
    expect(answer.content).toContain(`/${found?.id}`);
    // It now belongs to the review: an edit changes it.
    const noor = world.sandbox.member('Noor');
    await noor.submit(await openModal(noor, 'Glass Heart'), { score: '3' });
    expect(reviewMessages(world)).toMatchObject([
      { id: found?.id, embeds: [{ title: '3/10 · Glass Heart' }] },
    ]);
  });

  test('a message that does not exist is posted', async () => {
    const { world, answer, newPosts } = await retryLater(false);
    await using _ = world;
    expect(newPosts).toBe(1);
    expect(answer.content).toContain('is posted');
    expect(reviewMessages(world)).toHaveLength(1);
  });

  test('nothing is posted as long as the channel cannot be read', async () => {
    const clock = new MovableClock();
    await using world = await startWithReviewChannel({ ...PATIENT, clock });
    const { sandbox } = world;
    sandbox.faults.answer({ ...POST, status: 500, times: ATTEMPTS, afterStoring: true });
    const refused = await write(world);
    clock.advance(61_000);
    sandbox.channel('reviews').deny('bot', 'ReadMessageHistory');
    expect((await pressRetry(world, refused)).content).toContain('Read Message History');
    expect(reviewMessages(world)).toHaveLength(1);
    sandbox.channel('reviews').allow('bot', 'ReadMessageHistory');
    sandbox.faults.answer({ method: 'GET', path: POST.path, status: 503, times: ATTEMPTS });
    expect((await pressRetry(world, refused)).content).toContain("Discord isn't responding");
    expect((await pressRetry(world, refused)).content).toContain('is posted');
    expect(reviewMessages(world)).toHaveLength(1);
  });
});

test('A review that Discord refuses is kept, the log says why, and Retry posts it', async () => {
  await using world = await startWithReviewChannel(PATIENT);
  const { sandbox } = world;
  sandbox.faults.answer({ ...POST, status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  const refused = await write(world);
  expect(refused.content).toContain("is saved, but Discord doesn't accept it");
  expect(world.logged.join('')).toContain('could not be posted, edited or removed');
  expect((await pressRetry(world, refused)).content).toContain('is posted');
});

test('An edit that failed at first is tried again later', async () => {
  const clock = new MovableClock();
  await using world = await startWithReviewChannel({ ...PATIENT, clock });
  const { sandbox } = world;
  await write(world);
  sandbox.faults.answer({ method: 'PATCH', path: /\/messages\//, status: 500, times: ATTEMPTS });
  const answer = await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '3' });
  const told = () =>
    sandbox.world.messages.get(answer.id)?.content.includes("Discord isn't responding right now");
  await sandbox.until(told, 'that the edit failed');
  clock.advance(600_000);
  await sandbox.until(() => reviewMessages(world)[0]?.embeds[0]?.title?.startsWith('3/10'), 'the edit');
  expect(reviewMessages(world)).toHaveLength(1);
});

test('A review written again while its deletion waits for Discord has one message in the end', async () => {
  await using world = await startWithReviewChannel({ timing: { retryDelays: [50] } });
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const answer = await write(world);
  sandbox.faults.answer({ method: 'DELETE', path: /\/messages\/\d+$/, status: 500, times: ATTEMPTS });
  await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Delete');
  expect(reviewMessages(world)).toHaveLength(1);
  await writeReview(noor, 'Glass Heart', { score: '3' });
  await sandbox.until(
    () =>
      reviewMessages(world).length === 1 && reviewMessages(world)[0]?.embeds[0]?.title?.startsWith('3/10'),
    'the new message alone',
  );
});

test('A review stored without an answer, then forbidden, stands once when another channel is chosen', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const inReviews = { ...POST, path: new RegExp(`/channels/${sandbox.channel('reviews').id}/messages$`) };
  sandbox.faults.answer({ ...inReviews, status: 500, afterStoring: true });
  sandbox.faults.answer({ ...inReviews, status: 403, body: { message: 'Missing Permissions', code: 50013 } });
  await write(world);
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  sandbox.faults.clear();
  await sandbox.until(
    () => reviewMessages(world).length + reviewMessages(world, 'general').length === 1,
    'one',
  );
  await world.stopBot();
  expect(reviewMessages(world).length + reviewMessages(world, 'general').length).toBe(1);
});
