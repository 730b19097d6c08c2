import { expect, test } from 'vitest';
import { setRole } from '../../../src/sandbox/actions/members.ts';
import type { FalseAnswer } from '../../../src/sandbox/network/faults.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { createRole } from '../../support/roles.ts';
import {
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  writeReview,
} from '../../support/world.ts';

const MINUTE = 60_000;
const SERVER_ERROR = { status: 500, times: Infinity };

/** A world with these reviews by Noor, by channel; reviews are posted in the last one from then on. */
async function startWith(
  shows: { readonly [channel: string]: readonly string[] },
  options: WorldOptions = {},
): Promise<World> {
  // No check of every vote makes up for what a sweep leaves out.
  const timing = { compareSpacing: 24 * 60 * MINUTE, ...options.timing };
  const world = await startWithReviewChannel({ onDisk: true, ...options, timing });
  const { sandbox } = world;
  for (const [channel, titles] of Object.entries(shows)) {
    if (!sandbox.world.channels.values().some(({ name }) => name === channel)) sandbox.createChannel(channel);
    await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel(channel).id });
    for (const title of titles) await writeReview(sandbox.member('Noor'), title, { score: '8' });
  }
  return world;
}

const footer = (message: SandboxMessage | undefined) => message?.embeds.at(-1)?.footer?.text ?? '';

/** Resolves once every review in a channel, or those of these messages, shows one vote. */
const untilCounted = (world: World, channel: string, except = '') =>
  world.sandbox.until(
    () =>
      reviewMessages(world, channel).every(
        (message) => message.id === except || footer(message).includes('1 of 1'),
      ),
    `the counts in #${channel}`,
  );

const inChannel = ({ sandbox }: World, channel: string, fault: Omit<FalseAnswer, 'path'>, rest = ''): void =>
  sandbox.faults.answer({
    path: new RegExp(`^/channels/${sandbox.channel(channel).id}/messages${rest}`),
    ...fault,
  });

const refusals = ({ sandbox }: World) => sandbox.requests.filter(({ status }) => status === 403).length;

/** Jun votes everywhere while the bot is away. */
function vote(world: World, ...channels: string[]): void {
  for (const channel of channels)
    for (const message of reviewMessages(world, channel)) world.sandbox.member('Jun').react(message, '👍');
}

test('Votes cast while the bot was away count in every channel but the one that Discord does not list', async () => {
  const clock = new MovableClock();
  await using world = await startWith(
    { first: ['A1'], broken: ['B2'], reviews: ['C3'] },
    { clock, timing: { retryDelays: [MINUTE] } },
  );
  const { sandbox } = world;
  await world.stopBot();
  vote(world, 'first', 'broken', 'reviews');
  inChannel(world, 'broken', { method: 'GET', ...SERVER_ERROR });
  await world.startBot();
  await untilCounted(world, 'first');
  await untilCounted(world, 'reviews');
  expect(footer(reviewMessages(world, 'broken')[0])).not.toContain('1 of 1');
  sandbox.faults.clear();
  clock.advance(MINUTE);
  await untilCounted(world, 'broken');
});

test('A channel whose lists Discord puts off for an hour is compared then, and others before', async () => {
  const clock = new MovableClock();
  await using world = await startWith(
    { first: ['A1'], slow: ['B2'], reviews: ['C3'] },
    { clock, sandbox: { now: () => clock.now() } },
  );
  const { sandbox } = world;
  await world.stopBot();
  vote(world, 'first', 'slow', 'reviews');
  sandbox.faults.putOff(60 * MINUTE, {
    method: 'GET',
    path: new RegExp(`^/channels/${sandbox.channel('slow').id}/`),
  });
  await world.startBot();
  await untilCounted(world, 'reviews');
  await untilCounted(world, 'first');
  expect(footer(reviewMessages(world, 'slow')[0])).not.toContain('1 of 1');
  clock.advance(61 * MINUTE);
  await untilCounted(world, 'slow');
});

test('One message whose reactions Discord never takes keeps no other from its counts and buttons', async () => {
  await using world = await startWith({ reviews: ['A1', 'B2', 'C3'] }, { timing: { retryDelays: [50] } });
  const { sandbox } = world;
  await world.stopBot();
  const [first, broken, third] = reviewMessages(world);
  vote(world, 'reviews');
  sandbox.faults.clear();
  sandbox.faults.answer({
    method: 'PUT',
    path: new RegExp(`/messages/${broken?.id}/reactions/`),
    ...SERVER_ERROR,
  });
  await world.startBot();
  await untilCounted(world, 'reviews');
  const hasButtons = (id = '') =>
    sandbox.world.messages.get(id)?.reactions.filter(({ normal }) => normal.includes(sandbox.botId))
      .length === 2;
  await sandbox.until(() => hasButtons(first?.id) && hasButtons(third?.id), 'the buttons of the others');
  sandbox.faults.clear();
  await sandbox.until(() => hasButtons(broken?.id), 'the buttons of the one');
});

test('Reviews in an archived thread are counted, and get buttons and counts when somebody opens the thread', async () => {
  const clock = new MovableClock();
  await using world = await startWith({ reviews: ['A1'] }, { clock, timing: { retryDelays: [10 * MINUTE] } });
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const thread = sandbox.createThread('general', 'Reviews of old');
  await sandbox.member('Ada').slash('/settings reset', { setting: 'reviews-channel' });
  await writeReview(noor, 'B2', { score: '8' }, thread.name);
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('reviews').id });
  await world.stopBot();
  sandbox.faults.clear();
  for (const message of [...reviewMessages(world), ...thread.messages])
    sandbox.member('Jun').react(message, '👍');
  thread.archive();
  await world.startBot();
  await untilCounted(world, 'reviews');
  const top = await sandbox.member('Jun').slash('/review read', { show: 'B2' });
  expect(JSON.stringify(top)).toContain('1 of 1');
  expect(footer(thread.messages.at(-1))).not.toContain('1 of 1');
  thread.open();
  await sandbox.until(() => footer(thread.messages.at(-1)).includes('1 of 1'), 'the count in the thread');
  await sandbox.until(() => thread.messages.at(-1)?.reactions.length === 2, 'the buttons in the thread');
});

test('Once a permission is given back, what waited for it goes on at once', async () => {
  await using world = await startWith(
    { old: ['A1'], reviews: ['B2'] },
    { timing: { retryDelays: [60 * MINUTE] } },
  );
  const { sandbox } = world;
  const old = sandbox.channel('old');
  sandbox.faults.clear();
  old.deny('bot', 'ViewChannel');
  vote(world, 'old', 'reviews');
  await untilCounted(world, 'reviews');
  expect(footer(old.messages[0])).not.toContain('1 of 1');
  old.allow('bot', 'ViewChannel');
  await untilCounted(world, 'old');
  await sandbox.until(() => old.messages[0]?.reactions.length === 2, 'the buttons');
});

test('Once the bot gets a role that lets it edit again, edits go on at once', async () => {
  await using world = await startWith({ reviews: ['A1'] }, { timing: { retryDelays: [60 * MINUTE] } });
  const { sandbox } = world;
  const reviews = sandbox.channel('reviews');
  inChannel(world, 'reviews', {
    method: 'PATCH',
    status: 403,
    times: Infinity,
    body: { code: 50013, message: 'Missing Permissions' },
  });
  vote(world, 'reviews');
  await sandbox.until(() => refusals(world) > 0, 'the refusal');
  sandbox.faults.clear();
  expect(reviews.messages).toHaveLength(1);
  const role = sandbox.world.roles.get(createRole(world, 'Writers'));
  const bot = sandbox.world.members.values().find(({ user }) => user.id === sandbox.botId);
  if (role === undefined || bot === undefined) throw new Error('No role or no bot');
  setRole(sandbox.world, bot, role, true);
  await untilCounted(world, 'reviews');
});

test.each([
  ['ended by somebody', ({ sandbox }: World) => sandbox.timeOut('bot', 0)],
  ['over', (_: World, clock: MovableClock) => clock.advance(61 * MINUTE)],
])("Once the bot's time-out is %s, what waited for it goes on", async (_, end) => {
  const clock = new MovableClock();
  const timing = { retryDelays: [24 * 60 * MINUTE] };
  await using world = await startWith(
    { reviews: [] },
    { clock, timing, sandbox: { now: () => clock.now() } },
  );
  const { sandbox } = world;
  sandbox.timeOut('bot', 60 * MINUTE);
  await writeReview(sandbox.member('Noor'), 'A1', { score: '8' });
  expect(reviewMessages(world)).toHaveLength(0);
  end(world, clock);
  await sandbox.until(() => reviewMessages(world).length === 1, 'the post');
});
