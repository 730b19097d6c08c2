import { expect, test } from 'vitest';
import type { FalseAnswer } from '../../../src/sandbox/network/faults.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { react } from '../../support/votes.ts';
import {
  chooseReviewChannel,
  messageOf,
  reviewMessages,
  startWorld,
  type World,
  type WorldOptions,
  writeReview,
} from '../../support/world.ts';

const MINUTE = 60_000;
const FAILS = { status: 500, times: Infinity };

/** A world with reviews by Noor in #reviews that have the bot's reactions. */
async function startSeeded(shows: readonly string[], options: WorldOptions = {}): Promise<World> {
  const world = await startWorld({ timing: { retryDelays: [50], compareSpacing: 600_000 }, ...options });
  await chooseReviewChannel(world);
  for (const show of shows) await writeReview(world.sandbox.member('Noor'), show, { score: '8' });
  await world.sandbox.until(
    () => reviewMessages(world).every(({ reactions }) => reactions.length === 2),
    'the vote buttons',
  );
  return world;
}

/** A world whose second review stands in a thread, which is archived. */
async function startWithArchivedThread(options?: WorldOptions) {
  const world = await startSeeded(['In the channel'], options);
  const { sandbox } = world;
  const thread = sandbox.createThread('general', 'Reviews of old');
  await sandbox.member('Ada').slash('/settings reset', { setting: 'reviews-channel' });
  await writeReview(sandbox.member('Noor'), 'In the thread', { score: '8' }, thread.name);
  await sandbox.until(() => thread.messages.at(-1)?.reactions.length === 2, 'the vote buttons');
  await chooseReviewChannel(world);
  thread.archive();
  return { world, thread };
}

const recount = async ({ sandbox }: World) =>
  messageOf(await sandbox.member('Ada').slash('/settings recount')).id;

async function takeEmoji({ sandbox }: World, helpful: string): Promise<string> {
  const ada = sandbox.member('Ada');
  const asked = messageOf(await ada.slash('/settings set', { 'helpful-emoji': helpful }));
  return messageOf(await ada.press(asked, 'Use them')).id;
}

const textOf = ({ sandbox }: World, id: string) => sandbox.world.messages.get(id)?.content ?? '';

/** Resolves to what the recount says in the end. */
async function ended(world: World, id: string): Promise<string> {
  await world.sandbox.until(() => textOf(world, id).startsWith('Done'), 'the end of the recount');
  return textOf(world, id);
}

const hasEmoji = (message: ReturnType<typeof reviewMessages>[number] | undefined, name: string) =>
  message?.reactions.some(({ emoji }) => emoji.name === name) === true;

/** What Discord answers to requests about one of the review messages. */
function answer(world: World, index: number, fault: Omit<FalseAnswer, 'path'>): void {
  const path = new RegExp(`/messages/${reviewMessages(world)[index]?.id}(/|$)`);
  world.sandbox.faults.answer({ path, ...fault });
}

test('Other emoji reach the reviews outside of an archived thread, and those in it when somebody opens it', async () => {
  const { world, thread } = await startWithArchivedThread();
  await using _ = world;
  const { sandbox } = world;
  const text = await ended(world, await takeEmoji(world, '⭐'));
  expect(hasEmoji(reviewMessages(world)[0], '⭐')).toBe(true);
  expect(text).toContain('1 review is in an archived thread');
  expect(text).toContain('when somebody reopens the thread');
  // The next change is not refused, either.
  await ended(world, await takeEmoji(world, '🎉'));
  expect(hasEmoji(reviewMessages(world)[0], '🎉')).toBe(true);
  thread.open();
  await sandbox.until(
    () =>
      thread.messages
        .at(-1)
        ?.reactions.map(({ emoji }) => emoji.name)
        .join() === '👎,🎉',
    'the new emoji in the thread',
  );
});

test('Votes in an archived thread are counted, and a recount that need not change it is simply done', async () => {
  const { world, thread } = await startWithArchivedThread();
  await using _ = world;
  const { sandbox } = world;
  sandbox.faults.loseEvents('MESSAGE_REACTION_ADD');
  thread.open();
  sandbox.member('Jun').react(thread.messages.at(-1) ?? { id: '' }, '👍');
  thread.archive();
  expect(await ended(world, await recount(world))).toBe("Done: I've recounted the votes on 2 reviews.");
  const read = await sandbox.member('Jun').slash('/review read', { show: 'In the thread' });
  expect(JSON.stringify(read)).toContain('1 of 1');
});

test('A review for which Discord always fails is left behind with a number, and follows', async () => {
  await using world = await startSeeded(['A1', 'B2', 'C3']);
  const { sandbox } = world;
  answer(world, 1, FAILS);
  const text = await ended(world, await takeEmoji(world, '⭐'));
  expect(text).toContain("I've recounted 2 of 3 reviews");
  expect(text).toContain("I couldn't reach 1 review");
  for (const index of [0, 2]) expect(hasEmoji(reviewMessages(world)[index], '⭐')).toBe(true);
  sandbox.faults.clear();
  await sandbox.until(() => hasEmoji(reviewMessages(world)[1], '⭐'), 'the emoji on the other');
});

test('A channel for which Discord always fails costs a recount no more than a few attempts', async () => {
  await using world = await startSeeded(['A1', 'B2', 'C3'], { timing: { retryDelays: [10] } });
  const { sandbox } = world;
  const path = new RegExp(`^/channels/${sandbox.channel('reviews').id}/`);
  sandbox.faults.answer({ method: 'GET', path, ...FAILS });
  const text = await ended(world, await recount(world));
  expect(text).toContain('0 of 3');
  expect(text).toContain("I couldn't reach 3 reviews");
});

test('An outage in the middle holds a recount up, and no review is passed over', async () => {
  const clock = new MovableClock();
  await using world = await startSeeded(['A1', 'B2', 'C3'], {
    clock,
    timing: { retryDelays: [10 * MINUTE] },
  });
  const { sandbox } = world;
  await takeEmoji(world, '⭐');
  await sandbox.until(() => hasEmoji(reviewMessages(world).at(-1), '⭐'), 'the first');
  const from = sandbox.requests.length;
  sandbox.faults.answer({ path: /^\/(channels|users)\//, status: 503, times: Infinity });
  const failed = () => sandbox.requests.slice(from).filter(({ status }) => status === 503);
  const probes = () => {
    clock.advance(10 * MINUTE);
    return failed().filter(({ path }) => path === '/users/@me').length;
  };
  await expect.poll(probes, { timeout: 20_000 }).toBeGreaterThan(8 * 4);
  const tried = new Set(failed().map(({ path }) => /messages\/(\d+)/.exec(path)?.[1]));
  tried.delete(undefined);
  expect(tried.size).toBe(1);
  sandbox.faults.clear();
  clock.advance(10 * MINUTE);
  await sandbox.until(() => reviewMessages(world).every((message) => hasEmoji(message, '⭐')), 'all');
});

test('What Discord puts off for an hour ends a recount with a number, and follows then', async () => {
  const clock = new MovableClock();
  const options = { clock, sandbox: { now: () => clock.now() } };
  await using world = await startSeeded(['A1', 'B2'], options);
  const { sandbox } = world;
  sandbox.faults.putOff(60 * MINUTE, { method: 'PUT', path: /\/reactions\// });
  const text = await ended(world, await takeEmoji(world, '⭐'));
  expect(text).toContain("I've recounted 2 of 2 reviews");
  expect(text).toContain('Discord makes me wait with 2 reviews');
  const checked = messageOf(await sandbox.member('Ada').slash('/settings check')).content;
  expect(checked).toMatch(/doesn't let me add reactions in <#\d+> until <t:\d+:t>/);
  expect(checked).not.toContain('Everything works');
  clock.advance(61 * MINUTE);
  await sandbox.until(() => reviewMessages(world).every((message) => hasEmoji(message, '⭐')), 'the emoji');
});

test('Reviews in a channel that the bot may not read are named, and follow once it may', async () => {
  await using world = await startSeeded(['A1']);
  const { sandbox } = world;
  react(world, 'Jun', '👍');
  sandbox.channel('reviews').deny('bot', 'ReadMessageHistory');
  const text = await ended(world, await takeEmoji(world, '⭐'));
  expect(text).toContain("Discord doesn't let me update 1 review");
  sandbox.channel('reviews').allow('bot', 'ReadMessageHistory');
  await sandbox.until(() => hasEmoji(reviewMessages(world)[0], '⭐'), 'the emoji');
});

test('A recount of a bot that is removed goes on when somebody invites it again', async () => {
  const timing = { recountSpacing: 500, retryDelays: [10] };
  await using world = await startSeeded(['A1', 'B2', 'C3'], {
    timing: { ...timing, compareSpacing: 600_000 },
  });
  const { sandbox } = world;
  const begin = sandbox.requests.length;
  await recount(world);
  const counted = (from: number, { id = '' }: { readonly id?: string } = {}) =>
    sandbox.requests
      .slice(from)
      .some(({ method, path, status }) => method === 'GET' && path.endsWith(id) && status === 200);
  const [, second, third] = reviewMessages(world);
  await sandbox.until(() => counted(begin, third), 'the first review of the recount');
  sandbox.leave();
  const left = sandbox.requests.length;
  // It waits: to a bot that was removed, all messages look as if they were gone.
  await expect.poll(() => world.logged.some((line) => line.includes('"task":"recount"'))).toBe(true);
  sandbox.join();
  await sandbox.until(() => counted(left, second), 'the review that was refused');
});
