import { describe, expect, test } from 'vitest';
import { clearReactions } from '../../../src/sandbox/actions/reactions.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { createGuild } from '../../../src/sandbox/world/first-guild.ts';
import { TIMING } from '../../../src/timing.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { createRole } from '../../support/roles.ts';
import { topList } from '../../support/top-list.ts';
import {
  addMembers,
  editCount,
  react,
  reviewMessage,
  shownCount,
  startWithReview,
  unreact,
  untilShown,
} from '../../support/votes.ts';
import {
  chooseReviewChannel,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  startWorld,
  type World,
  writeReview,
} from '../../support/world.ts';

const PUT = { method: 'PUT', path: /\/reactions\// };

/** How often the bot has fetched voters. */
const voterPages = ({ requests }: Sandbox): number =>
  requests.filter(({ method, path }) => method === 'GET' && path.includes('/reactions/')).length;

/** Resolves once the bot has read each channel with reviews since request number `from`. */
const untilSwept = ({ sandbox }: World, from: number) =>
  sandbox.until(
    () =>
      sandbox.requests
        .slice(from)
        .some(({ method, path }) => method === 'GET' && /^\/channels\/\d+\/messages$/.test(path)),
    'a sweep',
  );

describe('When the bot is back, it counts what happened while it was offline:', () => {
  test('votes cast, taken back, changed and removed', async () => {
    await using world = await startWithReview({ onDisk: true });
    react(world, 'Jun', '👍');
    react(world, 'Léa', '👍');
    await untilShown(world, '2 of 2');
    await world.stopBot();
    unreact(world, 'Jun', '👍');
    react(world, 'Jun', '👎');
    react(world, 'Ada', '👎🏿');
    react(world, 'Tomás', '👍', { super: true });
    await world.startBot();
    await untilShown(world, '2 of 4');
    await world.stopBot();
    clearReactions(world.sandbox.world, reviewMessage(world));
    await world.startBot();
    await untilShown(world, '');
  });

  test("one member's vote taken back and another's cast, which leaves the numbers equal", async () => {
    await using world = await startWithReview({ onDisk: true });
    react(world, 'Noor', '👍');
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
    await world.stopBot();
    unreact(world, 'Noor', '👍');
    react(world, 'Léa', '👍');
    await world.startBot();
    await untilShown(world, '2 of 2');
  });

  test('more voters than Discord returns at once', async () => {
    await using world = await startWithReview({ onDisk: true });
    await world.stopBot();
    const names = addMembers(world.sandbox, 230, 'Guest');
    for (const name of names.slice(0, 205)) react(world, name, '👍');
    for (const name of names.slice(205)) react(world, name, '👎');
    await world.startBot();
    await untilShown(world, '205 of 230');
  });

  test('an edit of the embed that was due when the bot stopped', async () => {
    await using world = await startWithReview({ onDisk: true, timing: { settleTime: 60_000 } });
    react(world, 'Jun', '👍');
    await world.stopBot();
    expect(shownCount(world)).toBe('');
    await world.startBot();
    react(world, 'Léa', '👍');
    await world.stopBot();
    await world.startBot({ timing: { settleTime: 10 } });
    await untilShown(world, '2 of 2');
  });

  test('votes on reviews far apart, in several channels', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const { sandbox } = world;
    const noor = sandbox.member('Noor');
    await writeReview(noor, 'First', { score: '8' });
    for (let count = 0; count < 120; count += 1) sandbox.member('Ada').send('reviews', `Chat ${count}`);
    await writeReview(noor, 'Second', { score: '8' });
    await chooseReviewChannel(world, 'general');
    await writeReview(noor, 'Third', { score: '8' });
    await world.stopBot();
    const messages = [...reviewMessages(world), ...reviewMessages(world, 'general')];
    expect(messages).toHaveLength(3);
    for (const message of messages) sandbox.member('Jun').react(message, '👍');
    await world.startBot();
    await sandbox.until(
      () =>
        messages.every(({ id }) =>
          sandbox.world.messages.get(id)?.embeds[0]?.footer?.text.includes('1 of 1'),
        ),
      'three counts',
    );
  });

  test('votes on a review that was posted, but not stored as posted, before the bot stopped', async () => {
    await using world = await startWithReviewChannel({ onDisk: true, timing: { retryDelays: [600_000] } });
    const { sandbox } = world;
    sandbox.faults.answer({ method: 'POST', path: /\/messages$/, status: 500, times: 4, afterStoring: true });
    const answer = await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
    expect(answer.content).toContain("Discord isn't responding");
    react(world, 'Jun', '👍');
    await world.stopBot();
    react(world, 'Léa', '👎');
    await world.startBot();
    await untilShown(world, '1 of 2');
    expect(reviewMessages(world)).toHaveLength(1);
  });
});

describe('When the connection is lost', () => {
  test('and resumed, Discord sends the events in between', async () => {
    await using world = await startWithReview();
    world.sandbox.faults.dropGateway();
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
  });

  test('and a new session begins, the messages are swept', async () => {
    await using world = await startWithReview();
    world.sandbox.faults.dropGateway({ resume: false });
    await world.sandbox.until(() => world.sandbox.connections() === 0, 'the end of the connection');
    react(world, 'Jun', '👍');
    react(world, 'Noor', '👎');
    await world.sandbox.until(() => shownCount(world) === '1 of 1', 'the count', 12_000);
  }, 15_000);

  test('for one guild only, it is swept once it is available again', async () => {
    await using world = await startWithReview();
    const { sandbox } = world;
    const { guildId } = sandbox;
    sandbox.world.dispatch({ name: 'GUILD_DELETE', guildId, data: { id: guildId, unavailable: true } });
    sandbox.faults.loseEvents('MESSAGE_REACTION_ADD');
    react(world, 'Jun', '👍');
    sandbox.join();
    await untilShown(world, '1 of 1');
  });
});

test('The next sweep makes up for lost events, and fetches voters only where the numbers differ', async () => {
  await using world = await startWithReview({ onDisk: true, timing: { compareSpacing: 600_000 } });
  const { sandbox } = world;
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  sandbox.faults.loseEvents('MESSAGE_REACTION_ADD');
  react(world, 'Léa', '👎');
  await world.stopBot();
  expect(voterPages(sandbox)).toBe(0);
  await world.startBot();
  await untilShown(world, '1 of 2');
  // The 👎 voters, normal and super.
  expect(voterPages(sandbox)).toBe(2);
  await world.stopBot();
  const edits = editCount(world);
  const from = sandbox.requests.length;
  await world.startBot();
  await untilSwept(world, from);
  await world.stopBot();
  expect({ voters: voterPages(sandbox), edits: editCount(world) }).toEqual({ voters: 2, edits });
});

test('Every day the bot fetches all votes again, and counts those whose events were lost', async () => {
  const clock = new MovableClock();
  await using world = await startWithReview({ clock });
  const { sandbox } = world;
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  sandbox.faults.loseEvents('MESSAGE_REACTION_ADD');
  react(world, 'Léa', '👎');
  for (const count of ['1 of 2', '2 of 3']) {
    clock.advance(TIMING.compareEvery);
    await untilShown(world, count);
    sandbox.faults.loseEvents('MESSAGE_REACTION_ADD');
    react(world, 'Ada', '👍');
  }
});

test('A bot that joins a guild while it is running sweeps there, as often as necessary', async () => {
  await using world = await startWorld({ sandbox: { joined: false } });
  const { sandbox } = world;
  sandbox.join();
  await sandbox.until(() => world.logged.some((line) => line.includes('server')), 'a start without a server');
  sandbox.faults.answer({ ...PUT, status: 200, times: Infinity });
  await chooseReviewChannel(world);
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  sandbox.leave();
  react(world, 'Jun', '👍');
  sandbox.join();
  await untilShown(world, '1 of 1');
});

describe("The bot's reactions", () => {
  test('are added soon after an attempt that failed', async () => {
    await using world = await startWorld();
    await chooseReviewChannel(world);
    world.sandbox.faults.answer({ ...PUT, status: 500, times: 4 });
    await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
    await world.sandbox.until(() => reviewMessage(world).reactions.length === 2, 'both');
  });

  test('are added after a restart when that failed too', async () => {
    await using world = await startWorld({ onDisk: true, timing: { retryDelays: [600_000] } });
    const { sandbox } = world;
    await chooseReviewChannel(world);
    sandbox.faults.answer({ ...PUT, status: 500, times: 8 });
    await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
    const failures = () => sandbox.requests.filter(({ status }) => status === 500).length;
    await sandbox.until(() => failures() === 8, 'the end of both attempts');
    await world.stopBot();
    expect(reviewMessage(world).reactions).toEqual([]);
    await world.startBot();
    await world.sandbox.until(() => reviewMessage(world).reactions.length === 2, 'both');
  });

  test('do not keep votes from being counted where the bot may not add them', async () => {
    await using world = await startWorld({ onDisk: true });
    const { sandbox } = world;
    await chooseReviewChannel(world);
    sandbox.faults.answer({ ...PUT, status: 500, times: 4 });
    for (const show of ['First', 'Second']) await writeReview(sandbox.member('Noor'), show, { score: '8' });
    await world.stopBot();
    for (const message of reviewMessages(world)) sandbox.member('Jun').react(message, '👍');
    sandbox.channel('reviews').deny('bot', 'AddReactions');
    await world.startBot();
    await sandbox.until(
      () => reviewMessages(world).every(({ embeds }) => embeds[0]?.footer?.text.includes('1 of 1')),
      'both counts',
    );
  });
});

describe('A review message that somebody deletes', () => {
  test('breaks nothing: the others are swept, and its author is told when they edit it', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const { sandbox } = world;
    const noor = sandbox.member('Noor');
    for (const show of ['First', 'Second', 'Third']) await writeReview(noor, show, { score: '8' });
    const [first, second, third] = reviewMessages(world);
    if (!first || !second || !third) throw new Error('Not all were posted');
    await world.stopBot();
    for (const message of [first, third]) sandbox.member('Jun').react(message, '👍');
    sandbox.member('Malik').remove(second);
    await world.startBot();
    await sandbox.until(
      () => reviewMessages(world).every(({ embeds }) => embeds[0]?.footer?.text.includes('1 of 1')),
      'both counts',
    );
    const answer = await writeReview(noor, 'Second', { body: 'Better than I thought.', score: '9' });
    expect(answer.content).toContain('a moderator removed its message');
    expect(reviewMessages(world)).toHaveLength(2);
    expect(topList(messageOf(await noor.slash('/top'))).join()).not.toContain('Second');
  });

  test('breaks nothing while an edit of its votes is due', async () => {
    await using world = await startWithReview({ timing: { settleTime: 300 } });
    const { sandbox } = world;
    react(world, 'Jun', '👍');
    sandbox.member('Malik').remove(reviewMessage(world));
    await writeReview(sandbox.member('Léa'), 'Glass Heart', { score: '8' });
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
  });
});

test('A channel whose history the bot may not read costs one request, and keeps its votes', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const { sandbox } = world;
  for (const show of ['First', 'Second', 'Third'])
    await writeReview(sandbox.member('Noor'), show, { score: '8' });
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  await world.stopBot();
  sandbox.channel('reviews').deny('bot', 'ReadMessageHistory');
  const from = sandbox.requests.length;
  await world.startBot();
  await untilSwept(world, from);
  react(world, 'Léa', '👎');
  await untilShown(world, '1 of 2');
  const pages = sandbox.requests
    .slice(from)
    .filter(({ method, path }) => method === 'GET' && /^\/channels\/\d+\/messages$/.test(path));
  expect(pages).toHaveLength(1);
});

test('Servers are compared beside each other: one in which Discord does not answer holds up no other', async () => {
  await using world = await startWithReview({ onDisk: true });
  const { sandbox } = world;
  await world.stopBot();
  react(world, 'Jun', '👍');
  // Other servers come first, and nothing of them is answered.
  for (let count = 0; count < 3; count += 1) createGuild(sandbox.world, `Server ${count}`, true);
  const own = sandbox.channel('reviews').id;
  sandbox.faults.delay(60_000, { method: 'GET', path: new RegExp(`^/channels/(?!${own})`) });
  await world.startBot();
  await untilShown(world, '1 of 1');
  sandbox.faults.clear();
});

test('A role that voting needs since a review was deleted also decides about its votes when that is undone', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  const [noor, ada] = [sandbox.member('Noor'), sandbox.member('Ada')];
  const role = createRole(world, 'Voters', 'Léa');
  react(world, 'Jun', '👍');
  react(world, 'Léa', '👍');
  await untilShown(world, '2 of 2');
  const question = await noor.slash('/review delete', { show: 'Glass Heart' });
  const deleted = messageOf(await noor.press(messageOf(question), 'Delete'));
  await ada.slash('/settings set', { 'voter-role': role });
  await noor.press(deleted, 'Undo');
  await untilShown(world, '1 of 1');
});

test('Other emoji chosen while a review is compared twice leave it with those alone', async () => {
  await using world = await startWithReview({ timing: { doubtDelay: 0 } });
  const { sandbox } = world;
  const ada = sandbox.member('Ada');
  sandbox.faults.clear();
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  sandbox.faults.delay(40, { method: 'GET', path: /\/channels\// });
  // An event that changes nothing makes the bot doubt the review.
  sandbox.faults.duplicateEvents('MESSAGE_REACTION_ADD');
  react(world, 'Léa', '👍');
  const question = messageOf(
    await ada.slash('/settings set', { 'helpful-emoji': '⭐', 'not-helpful-emoji': 'off' }),
  );
  await ada.press(question, 'Use them');
  const own = () => reviewMessage(world).reactions.filter(({ normal }) => normal.includes(sandbox.botId));
  await sandbox.until(
    () =>
      own()
        .map(({ emoji }) => emoji.name)
        .join() === '⭐',
    'the new emoji alone',
  );
  await untilHelpful(world, 2);
});

/** Resolves once so many people are shown to have found the review helpful, where 👎 is off. */
const untilHelpful = (world: World, count: number) =>
  world.sandbox.until(
    () => reviewMessage(world).embeds[0]?.footer?.text.includes(`${count} people found`),
    `${count} helpful votes`,
  );
