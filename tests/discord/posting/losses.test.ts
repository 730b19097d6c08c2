import { describe, expect, test } from 'vitest';
import { deleteChannel } from '../../../src/sandbox/actions/guild.ts';
import { deleteMessages } from '../../../src/sandbox/actions/messages.ts';
import { garbleReviewsBy } from '../../support/break-storage.ts';
import { topList } from '../../support/top-list.ts';
import { reviewMessage } from '../../support/votes.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  writeReview,
} from '../../support/world.ts';

const GONE = { status: 404, body: { message: 'Unknown Message', code: 10008 } };
const NO_CHANNEL = { status: 404, body: { message: 'Unknown Channel', code: 10003 } };

/** A world with so many reviews by Noor, a log channel, and a place for reviews that are posted again. */
async function startWith(count: number, options?: WorldOptions): Promise<World> {
  const world = await startWithReviewChannel({ sandbox: { unlimited: true }, ...options });
  const { sandbox } = world;
  const log = sandbox.createChannel('log').id;
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': log });
  for (let index = 1; index <= count; index += 1)
    await writeReview(sandbox.member('Noor'), `Show ${index}`, { score: '8' });
  return world;
}

const top = async ({ sandbox }: World) =>
  topList(messageOf(await sandbox.member('Jun').slash('/top'))).join('\n');
const ranked = async (world: World) => (await top(world)).match(/Show \d+/g)?.length ?? 0;
const repostable = async ({ sandbox }: World) =>
  Number(
    /^Post (\d+)/.exec(messageOf(await sandbox.member('Ada').slash('/settings repost')).content)?.[1] ?? 0,
  );
const logged = (world: World) =>
  reviewMessages(world, 'log').map(({ id, embeds }) => ({ id, text: embeds[0]?.description ?? '' }));
const questions = (world: World) => logged(world).filter(({ text }) => text.includes('on purpose?'));

/** Ways in which a channel loses all its reviews. */
const LOSSES: Readonly<Record<string, (world: World) => void>> = {
  'one by one'(world) {
    for (const message of reviewMessages(world)) world.sandbox.member('Malik').remove(message);
  },
  'in bulk'(world) {
    const channel = world.sandbox.world.channels.get(world.sandbox.channel('reviews').id);
    const ids = reviewMessages(world).map(({ id }) => id);
    if (channel) deleteMessages(world.sandbox.world, channel, ids);
  },
  'with the channel'(world) {
    deleteChannel(world.sandbox.world, world.sandbox.channel('reviews').id);
  },
};

describe.each(Object.entries(LOSSES))('Reviews whose messages all go %s', (_, lose) => {
  test('wait for a repost although one among them has become unreadable on disk', async () => {
    await using world = await startWith(4, { onDisk: true });
    const { sandbox } = world;
    await writeReview(sandbox.member('Jun'), 'Show 2', { score: '6' });
    for (const show of ['Show 5', 'Show 6', 'Show 7'])
      await writeReview(sandbox.member('Noor'), show, { score: '8' });
    garbleReviewsBy(world, 'Jun');
    lose(world);
    await sandbox.until(() => questions(world).length === 1, 'the question');
    expect(questions(world)[0]?.text).toContain('7 reviews');
    const ada = sandbox.member('Ada');
    await ada.slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
    expect(messageOf(await ada.slash('/settings check')).content).toContain(
      '7 reviews no longer have a message',
    );
    await expect.poll(() => repostable(world)).toBe(7);
    await ada.press(messageOf(await ada.slash('/settings repost')), 'Post them');
    await sandbox.until(() => reviewMessages(world, 'general').length === 7, 'the posts');
  });

  test.each(['heard', 'missed'])(
    '(%s) stay ranked, wait for a repost, and are asked about once',
    async (how) => {
      await using world = await startWith(8, { onDisk: true });
      const { sandbox } = world;
      if (how === 'missed') await world.stopBot();
      lose(world);
      if (how === 'missed') await world.startBot();
      await sandbox.until(() => questions(world).length === 1, 'the question');
      await sandbox
        .member('Ada')
        .slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
      await expect.poll(() => repostable(world)).toBe(8);
      expect(await ranked(world)).toBe(8);
      expect(questions(world)).toHaveLength(1);
    },
  );
});

test('A purge goes on over a restart, and is one', async () => {
  await using world = await startWith(8, { onDisk: true });
  const { sandbox } = world;
  const [...messages] = reviewMessages(world);
  for (const message of messages.slice(0, 2)) sandbox.member('Malik').remove(message);
  await expect.poll(() => ranked(world)).toBe(6);
  await world.stopBot();
  for (const message of messages.slice(2, 5)) sandbox.member('Malik').remove(message);
  await world.startBot();
  await expect.poll(() => repostable(world)).toBe(5);
  for (const message of messages.slice(5)) sandbox.member('Malik').remove(message);
  await expect.poll(() => repostable(world)).toBe(8);
  expect(await ranked(world)).toBe(8);
  expect(questions(world)).toHaveLength(1);
});

test('Single messages deleted by hand hide their reviews', async () => {
  await using world = await startWith(9);
  for (const message of reviewMessages(world).slice(0, 3)) world.sandbox.member('Malik').remove(message);
  await expect.poll(() => ranked(world)).toBe(6);
  expect(await repostable(world)).toBe(0);
  expect(questions(world)).toEqual([]);
});

describe('The question why a channel lost its reviews', () => {
  test('can be answered either way, again and again, by moderators alone', async () => {
    await using world = await startWith(6);
    const { sandbox } = world;
    LOSSES['one by one']?.(world);
    await sandbox.until(() => questions(world).length === 1, 'the question');
    const question = { id: questions(world)[0]?.id ?? '' };
    const noor = messageOf(await sandbox.member('Noor').press(question, 'Removed on purpose'));
    expect(noor.content).toContain('Manage Messages');
    expect(await ranked(world)).toBe(6);
    for (const _ of ['once', 'twice']) {
      await sandbox.member('Malik').press(question, 'Removed on purpose');
      expect(await ranked(world)).toBe(0);
      expect(await repostable(world)).toBe(0);
      await sandbox.member('Malik').press(question, 'It was emptied');
      expect(await ranked(world)).toBe(6);
      expect(await repostable(world)).toBe(6);
    }
  });
});

describe('An event or an answer can be false:', () => {
  test('an edit that Discord calls unknown is repeated, and the review stays', async () => {
    await using world = await startWith(1);
    const { sandbox } = world;
    sandbox.faults.answer({ ...GONE, method: 'PATCH', path: /\/messages\/\d+$/ });
    const answer = await writeReview(sandbox.member('Noor'), 'Show 1', { score: '9' });
    await sandbox.until(() => reviewMessage(world).embeds[0]?.title?.includes('9'), 'the edit');
    expect(sandbox.world.messages.get(answer.id)?.content).toContain('is updated');
    expect(await ranked(world)).toBe(1);
  });

  test.each([
    ['message', GONE],
    ['channel', NO_CHANNEL],
  ])('an edit for which the %s is unknown twice, and one request that says so too', async (_, answer) => {
    await using world = await startWith(1);
    const { sandbox } = world;
    sandbox.faults.answer({ ...answer, method: 'PATCH', path: /\/messages\/\d+$/ });
    sandbox.faults.answer({ ...answer, method: 'GET', path: /\/messages\/\d+$/ });
    await writeReview(sandbox.member('Noor'), 'Show 1', { score: '9' });
    await sandbox.until(() => reviewMessage(world).embeds[0]?.title?.includes('9'), 'the edit');
    expect(await ranked(world)).toBe(1);
  });

  test.each([
    ['MESSAGE_DELETE', (id: string, channel_id: string) => ({ id, channel_id })],
    ['MESSAGE_DELETE_BULK', (id: string, channel_id: string) => ({ ids: [id], channel_id })],
    ['CHANNEL_DELETE', (_: string, channel_id: string) => ({ id: channel_id, type: 0 })],
    ['THREAD_DELETE', (_: string, channel_id: string) => ({ id: channel_id, type: 11, parent_id: '1' })],
  ] as const)('a %s of what is still there changes nothing', async (event, data) => {
    await using world = await startWith(1);
    const { sandbox } = world;
    const from = sandbox.requests.length;
    const { id } = reviewMessage(world);
    const channelId = sandbox.channel('reviews').id;
    sandbox.world.dispatch({
      name: event,
      guildId: sandbox.guildId,
      data: { guild_id: sandbox.guildId, ...data(id, channelId) },
    });
    const reads = () => sandbox.requests.slice(from).filter(({ method }) => method === 'GET');
    await sandbox.until(() => reads().length > 0, 'the verification');
    await writeReview(sandbox.member('Jun'), 'Show 1', { score: '8' });
    expect(await top(world)).toContain('2 reviews');
    expect(await repostable(world)).toBe(0);
  });

  test('a message that a sweep finds neither in the list nor by itself, once each', async () => {
    await using world = await startWith(1, { onDisk: true });
    const { sandbox } = world;
    await world.stopBot();
    sandbox.faults.answer({ ...GONE, method: 'GET', path: /\/messages\/\d+$/ });
    await world.startBot();
    expect(await ranked(world)).toBe(1);
  });
});

describe('An author whose review lost its message with the channel', () => {
  test('is told so, and can have it posted again', async () => {
    await using world = await startWith(2);
    const { sandbox } = world;
    LOSSES['with the channel']?.(world);
    await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
    const noor = sandbox.member('Noor');
    const answer = await writeReview(noor, 'Show 1', { score: '9' });
    expect(answer.content).not.toContain('a moderator removed its message');
    expect(answer.content).toContain('when someone with Manage Server reposts');
    const posted = messageOf(await noor.press(answer, 'Post it again now'));
    await sandbox.until(
      () => sandbox.world.messages.get(posted.id)?.content.includes('is posted'),
      'the post',
    );
    expect(await repostable(world)).toBe(1);
  });

  test('cannot have it posted again once a moderator has hidden it', async () => {
    await using world = await startWith(6);
    const { sandbox } = world;
    LOSSES['one by one']?.(world);
    await sandbox.until(() => questions(world).length === 1, 'the question');
    const noor = sandbox.member('Noor');
    const answer = await writeReview(noor, 'Show 1', { score: '9' });
    await sandbox.member('Malik').press({ id: questions(world)[0]?.id ?? '' }, 'Removed on purpose');
    const refused = messageOf(await noor.press(answer, 'Post it again now'));
    expect(refused.content).toContain('hidden');
    expect(reviewMessages(world)).toEqual([]);
  });
});

test('A closed embed is named by the check, and comes back with the next edit', async () => {
  await using world = await startWith(1);
  const { sandbox } = world;
  sandbox.member('Malik').suppressEmbeds(reviewMessage(world));
  expect(messageOf(await sandbox.member('Ada').slash('/settings check')).content).toContain(
    'closed its embed',
  );
  await writeReview(sandbox.member('Noor'), 'Show 1', { score: '9' });
  await sandbox.until(() => (reviewMessage(world).flags & 4) === 0, 'the embed');
});
