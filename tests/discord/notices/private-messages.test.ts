import { describe, expect, test } from 'vitest';
import { openDirectChannel } from '../../../src/sandbox/actions/direct-channels.ts';
import type { MessageResolvable } from '../../../src/sandbox/people/messaging.ts';
import { moderate } from '../../support/moderate.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { reviewMessage, startWithReview } from '../../support/votes.ts';
import { messageOf, reviewMessages, type World, writeReview } from '../../support/world.ts';

const CHANNEL = 'Ovation';

/** A member's private messages. */
const letters = ({ sandbox }: World, name = 'Noor') =>
  sandbox.world.channels.values().some(({ recipient_id }) => recipient_id === sandbox.member(name).id)
    ? sandbox.member(name).messages(CHANNEL)
    : [];

const textOf = ({ embeds, content }: { embeds: readonly { description?: string }[]; content: string }) =>
  `${content}${embeds[0]?.description ?? ''}`;

const hide = (world: World, message: MessageResolvable = reviewMessage(world)) =>
  moderate(world.sandbox.member('Malik'), message, 'Hide');

/** The requests that read a member's private messages, or write one. */
const lettersPath = ({ sandbox }: World): RegExp =>
  new RegExp(`/channels/${openDirectChannel(sandbox.world, sandbox.member('Noor').id).id}/messages`);

const untilTold = async (world: World, count = 1) => {
  await world.sandbox.until(() => letters(world).length === count, `${count} private messages`);
  return letters(world);
};

/** What a member is told after their next command. */
async function toldLater(world: World, name = 'Noor'): Promise<string[]> {
  const person = world.sandbox.member(name);
  await person.slash('/top');
  await world.stopBot();
  return person
    .messages('general')
    .map(({ content }) => content)
    .filter((content) => content.startsWith('Since you were last here'));
}

/** Lets Discord store each private message, but answer that it failed, so often. */
const answerUnheard = (world: World, times: number): void =>
  world.sandbox.faults.answer({
    method: 'POST',
    path: lettersPath(world),
    status: 500,
    afterStoring: true,
    times,
  });

/** Starts the bot again when Discord works and knows the nonces of before no longer, until it has looked what it sent. */
async function startLater(world: World, clock: MovableClock): Promise<void> {
  const { sandbox } = world;
  const path = lettersPath(world);
  await world.stopBot();
  sandbox.faults.clear();
  clock.advance(10 * 60_000);
  await world.startBot();
  const isRead = () => sandbox.requests.some(({ method, path: read }) => method === 'GET' && path.test(read));
  await sandbox.until(isRead, 'a look at the private messages');
}

describe('A private message', () => {
  test('tells an author at once what moderators did: where, what, why, but not who', async () => {
    await using world = await startWithReview();
    const { id, channel_id } = reviewMessage(world);
    await moderate(world.sandbox.member('Malik'), reviewMessage(world), 'Hide', 'Not about the *show*');
    const [told] = await untilTold(world);
    expect(textOf(told as never)).toContain('The moderators of **Ovation Sandbox** did this:');
    expect(textOf(told as never)).toContain('They hid your review of **Glass Heart**');
    expect(textOf(told as never)).toContain('Their reason: Not about the \\*show\\*');
    expect(textOf(told as never)).toContain(`/${channel_id}/${id}`);
    expect(JSON.stringify(told)).not.toContain(world.sandbox.member('Malik').id);
    expect(await toldLater(world)).toEqual([]);
  });

  test('does not hold up the moderator, whatever Discord does with it', async () => {
    await using world = await startWithReview();
    world.sandbox.faults.delay(600_000, { path: /\/users\/@me\/channels/ });
    await hide(world);
    expect(reviewMessage(world).content).toBe('Hidden by a moderator.');
  });

  test('holds all that comes within a moment', async () => {
    await using world = await startWithReview({ timing: { messageDelay: 300 } });
    await writeReview(world.sandbox.member('Noor'), 'Dark', { score: '5' });
    for (const message of reviewMessages(world)) await hide(world, message);
    const [told] = await untilTold(world);
    expect(textOf(told as never)).toMatch(/Glass Heart[\s\S]*Dark/);
  });

  test('never becomes many: what one has no room for is told after the next command', async () => {
    await using world = await startWithReview({ timing: { messageDelay: 2_000 } });
    const malik = world.sandbox.member('Malik');
    for (let round = 0; round < 3; round += 1) {
      await moderate(malik, reviewMessage(world), 'Freeze');
      await moderate(malik, reviewMessage(world), 'Unfreeze');
    }
    const [told] = await untilTold(world);
    expect(textOf(told as never).match(/froze/g)).toHaveLength(5);
    expect(await toldLater(world)).toHaveLength(1);
    expect(letters(world)).toHaveLength(1);
  });
});

describe('A member who takes no private messages', () => {
  test('is told after their next command', async () => {
    await using world = await startWithReview();
    world.sandbox.takeMessages('Noor', false);
    await hide(world);
    await world.sandbox.until(
      () => world.sandbox.requests.some(({ status }) => status === 403),
      'the refusal',
    );
    expect(await toldLater(world)).toHaveLength(1);
    expect(letters(world)).toEqual([]);
  });

  test('switches them off below one, and on again there', async () => {
    await using world = await startWithReview({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    await hide(world);
    const [told] = await untilTold(world);
    const off = messageOf(await noor.press(told ?? { id: '' }, "Don't message me"));
    expect(off.content).toContain("I won't message you about **Ovation Sandbox** any more");
    // What it told stays.
    expect(off.embeds[0]?.description).toContain('They hid');
    await moderate(world.sandbox.member('Malik'), reviewMessage(world), 'Show again');
    expect(await toldLater(world)).toHaveLength(1);
    await world.startBot();
    const on = messageOf(await noor.press(off, 'Message me'));
    expect(on.content).toContain("I'll message you");
    await hide(world);
    await untilTold(world, 2);
  });

  test('switches them on again below what they are told in the server', async () => {
    await using world = await startWithReview();
    const noor = world.sandbox.member('Noor');
    await hide(world);
    const [told] = await untilTold(world);
    await noor.press(told ?? { id: '' }, "Don't message me");
    await moderate(world.sandbox.member('Malik'), reviewMessage(world), 'Show again');
    await noor.slash('/top');
    const notice = () => noor.messages('general').find(({ content }) => content.startsWith('Since you were'));
    const { id } = await world.sandbox.until(notice, 'the notice');
    expect(messageOf(await noor.press({ id }, 'Message me')).content).toContain("I'll message you");
    await hide(world);
    await untilTold(world, 2);
  });

  test('cannot switch anything about a server that is not there', async () => {
    await using world = await startWithReview();
    await hide(world);
    const [told] = await untilTold(world);
    if (told === undefined) throw new Error('Nobody was told');
    const { messages } = world.sandbox.world;
    const forged = JSON.parse(JSON.stringify(told).replaceAll(world.sandbox.guildId, '1'));
    messages.put(told.id, { ...forged, guild_id: '' });
    const answer = await world.sandbox.member('Noor').press(told, "Don't message me");
    expect(messageOf(answer).content).toContain('from an older version');
  });
});

describe('A message that Discord does not take at once', () => {
  test.each([500, 429])('comes later, once (%i)', async (status) => {
    await using world = await startWithReview();
    const body = { message: 'later', retry_after: 0.1, global: false };
    world.sandbox.faults.answer({ path: /\/users\/@me\/channels/, status, body, times: 4 });
    await hide(world);
    await untilTold(world);
  });

  test('comes once although the response to it is lost', async () => {
    await using world = await startWithReview();
    const path = lettersPath(world);
    answerUnheard(world, 5);
    await hide(world);
    await world.sandbox.until(
      () => world.sandbox.requests.some((request) => path.test(request.path) && request.status === 200),
      'an answer',
    );
    expect(letters(world)).toHaveLength(1);
  });
});

test('What a message has told although its response was lost is not told again when no other one is taken', async () => {
  await using world = await startWithReview();
  const path = lettersPath(world);
  const { faults } = world.sandbox;
  // As often as a request is repeated.
  answerUnheard(world, 4);
  const body = { message: 'Cannot send messages to this user', code: 50007 };
  faults.answer({ method: 'POST', path, status: 403, body, times: Infinity });
  await hide(world);
  await untilTold(world);
  const isOver = () =>
    world.sandbox.requests.some(
      ({ method, path: used, status }) => path.test(used) && (method === 'GET' || status === 403),
    );
  await world.sandbox.until(isOver, 'another try');
  expect(await toldLater(world)).toEqual([]);
});

describe('After a restart', () => {
  test('what was not told is told', async () => {
    await using world = await startWithReview({ onDisk: true });
    world.sandbox.faults.delay(600_000, { path: /\/users\/@me\/channels/ });
    await hide(world);
    await world.stopBot();
    world.sandbox.faults.clear();
    await world.startBot();
    await untilTold(world);
    expect(await toldLater(world)).toEqual([]);
  });

  test('nothing is told twice, also when Discord no longer knows the nonce', async () => {
    const clock = new MovableClock();
    await using world = await startWithReview({ onDisk: true, clock });
    answerUnheard(world, Infinity);
    await hide(world);
    await untilTold(world);
    // Without having heard that the message stands.
    await startLater(world, clock);
    expect(await toldLater(world)).toEqual([]);
    expect(letters(world)).toHaveLength(1);
  });

  test('nothing is told twice to a member who has pressed its button meanwhile', async () => {
    const clock = new MovableClock();
    await using world = await startWithReview({ onDisk: true, clock });
    answerUnheard(world, Infinity);
    await hide(world);
    const [told] = await untilTold(world);
    await world.sandbox.member('Noor').press(told ?? { id: '' }, "Don't message me");
    await startLater(world, clock);
    expect(await toldLater(world)).toEqual([]);
    expect(letters(world)).toHaveLength(1);
  });
});
