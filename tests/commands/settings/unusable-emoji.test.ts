import { expect, test } from 'vitest';
import { addReaction, parseEmoji } from '../../../src/sandbox/actions/reactions.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { react, reviewMessage, untilShown } from '../../support/votes.ts';
import {
  chooseReviewChannel,
  messageOf,
  startWorld,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

/** A world whose voting emoji are emoji of the server with these names. */
async function startWithOwnEmoji(helpful: string, notHelpful?: string) {
  const world = await startWorld({ timing: { retryDelays: [50] } });
  await chooseReviewChannel(world);
  const ids = [helpful, notHelpful].map((name) =>
    name === undefined ? '' : world.sandbox.createEmoji(name).id,
  );
  await takeEmoji(world, {
    'helpful-emoji': `<:${helpful}:${ids[0]}>`,
    ...(notHelpful !== undefined && { 'not-helpful-emoji': `<:${notHelpful}:${ids[1]}>` }),
  });
  return { world, ids: ids as [string, string] };
}

async function takeEmoji({ sandbox }: World, options: { readonly [name: string]: string }): Promise<string> {
  const ada = sandbox.member('Ada');
  const asked = messageOf(await ada.slash('/settings set', options));
  const { id } = messageOf(await ada.press(asked, 'Use them'));
  const text = () => sandbox.world.messages.get(id)?.content ?? '';
  await sandbox.until(() => /^Done|^No review/.test(text()), 'the end of the recount');
  return text();
}

const settings = async ({ sandbox }: World, command: 'check' | 'view' | 'recount') =>
  messageOf(await sandbox.member('Ada').slash(`/settings ${command}`));

const own = ({ sandbox }: World, { reactions }: SandboxMessage) =>
  reactions.filter(({ normal }) => normal.includes(sandbox.botId)).map(({ emoji }) => emoji.name);

/** How often the bot has tried to add a reaction, and Discord has answered that. */
const attempts = ({ sandbox }: World) =>
  sandbox.requests.filter(
    ({ method, path, status }) => method === 'PUT' && path.includes('/reactions/') && status !== 429,
  ).length;

/** Lets somebody react to a message with so many other emoji. */
function fill({ sandbox }: World, message: SandboxMessage, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const emoji = parseEmoji(String.fromCodePoint(0x1f400 + index));
    const current = sandbox.world.messages.get(message.id);
    if (emoji && current) addReaction(sandbox.world, current, emoji, sandbox.member('Jun').id);
  }
}

test('A deleted emoji costs its own button, and the settings say so', async () => {
  const { world, ids } = await startWithOwnEmoji('bravo');
  await using _ = world;
  const { sandbox } = world;
  sandbox.deleteEmoji(ids[0]);
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await sandbox.until(() => own(world, reviewMessage(world)).join() === '👎', 'the other button');
  for (const command of ['check', 'view'] as const)
    expect(wordsOf(await settings(world, command))).toMatch(/:bravo: no longer exists.*`\/settings set`/);
  expect((await settings(world, 'check')).content).not.toContain('Everything works');
  await takeEmoji(world, { 'helpful-emoji': '⭐' });
  await sandbox.until(() => own(world, reviewMessage(world)).join() === '👎,⭐', 'the new button');
  expect((await settings(world, 'check')).content).toContain('Everything works');
});

test('A recount says that an emoji is gone, and nobody keeps trying to add it', async () => {
  const { world, ids } = await startWithOwnEmoji('bravo', 'meh');
  await using _ = world;
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await sandbox.until(() => own(world, reviewMessage(world)).length === 2, 'the buttons');
  for (const id of ids) sandbox.deleteEmoji(id);
  for (const name of ['Léa', 'Jun']) await writeReview(sandbox.member(name), 'Glass Heart', { score: '8' });
  // Two for each new review when it is posted, and two when it is doubted.
  await sandbox.until(() => attempts(world) === 10, 'the attempts');
  const { id } = await settings(world, 'recount');
  const text = () => sandbox.world.messages.get(id)?.content ?? '';
  await sandbox.until(() => text().startsWith('Done'), 'the end');
  expect(text()).toContain('2 reviews are missing an emoji that I can no longer use');
  expect(attempts(world)).toBe(12);
  const told = (await settings(world, 'check')).content;
  expect(told).toContain(':bravo: no longer exists');
  expect(told).toContain(':meh: no longer exists');
  await writeReview(sandbox.member('Malik'), 'Harbour', { score: '8' });
  await sandbox.until(() => attempts(world) >= 16, 'both attempts');
  await world.stopBot();
  expect(attempts(world)).toBe(16);
});

test('An emoji that the server may not use any more is told from a deleted one', async () => {
  const { world, ids } = await startWithOwnEmoji('bravo');
  await using _ = world;
  const { sandbox } = world;
  sandbox.faults.answer({
    method: 'GET',
    path: new RegExp(`/emojis/${ids[0]}$`),
    status: 200,
    times: 2,
    body: { id: ids[0], name: 'bravo', available: false },
  });
  for (const command of ['check', 'view'] as const)
    expect(wordsOf(await settings(world, command))).toContain("I can't use the emoji :bravo:");
});

test('When Discord does not say whether an emoji exists, nothing is said about it', async () => {
  const { world } = await startWithOwnEmoji('bravo');
  await using _ = world;
  world.sandbox.faults.answer({ method: 'GET', path: /\/emojis\//, status: 500, times: Infinity });
  expect((await settings(world, 'view')).content).not.toContain('no longer exists');
  expect((await settings(world, 'check')).content).toContain('Everything works');
});

test('A message full of other reactions keeps what it has, and the check says how many there are', async () => {
  await using world = await startWorld({ timing: { retryDelays: [50] } });
  await chooseReviewChannel(world);
  const { sandbox } = world;
  sandbox.faults.answer({ method: 'PUT', path: /\/reactions\//, status: 200, times: Infinity });
  for (const name of ['Noor', 'Léa']) await writeReview(sandbox.member(name), 'Glass Heart', { score: '8' });
  sandbox.faults.clear();
  const [full] = sandbox.channel('reviews').messages;
  if (full === undefined) throw new Error('No review is posted');
  fill(world, full, 19);
  const { id } = await settings(world, 'recount');
  const text = () => sandbox.world.messages.get(id)?.content ?? '';
  await sandbox.until(() => text().startsWith('Done'), 'the end');
  expect(text()).toContain("I've recounted 2 of 2 reviews");
  expect(text()).toContain('1 review has 20 other reactions');
  expect(own(world, sandbox.world.messages.get(full.id) ?? full)).toEqual(['👍']);
  expect((await settings(world, 'check')).content).toMatch(/✗ 1 review has 20 other reactions/);
  // Its votes count all the same.
  sandbox.member('Malik').react(full, '👍');
  await sandbox.until(
    () => sandbox.world.messages.get(full.id)?.embeds.at(-1)?.footer?.text.includes('1 of 1') === true,
    'the count',
  );
});

test('New emoji take the room of the old ones on a full message', async () => {
  await using world = await startWorld();
  await chooseReviewChannel(world);
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await sandbox.until(() => own(world, reviewMessage(world)).length === 2, 'the buttons');
  fill(world, reviewMessage(world), 18);
  expect(await takeEmoji(world, { 'helpful-emoji': '⭐', 'not-helpful-emoji': '💤' })).toMatch(/^Done: /);
  expect(own(world, reviewMessage(world))).toEqual(['⭐', '💤']);
});

test('Where the bot may not add reactions, a recount counts and says what is missing', async () => {
  await using world = await startWorld({ timing: { retryDelays: [50] } });
  await chooseReviewChannel(world);
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await sandbox.until(() => own(world, reviewMessage(world)).length === 2, 'the buttons');
  sandbox.channel('reviews').deny('bot', 'AddReactions');
  const text = await takeEmoji(world, { 'helpful-emoji': '⭐' });
  expect(text).toContain("I've recounted 1 of 1 review");
  expect(text).toContain("Discord doesn't let me update 1 review");
  react(world, 'Jun', '⭐');
  await untilShown(world, '1 of 1');
  sandbox.channel('reviews').allow('bot', 'AddReactions');
  await sandbox.until(() => own(world, reviewMessage(world)).includes('⭐'), 'the button');
});
