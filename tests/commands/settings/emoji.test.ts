import { describe, expect, test } from 'vitest';
import { createEmoji } from '../../../src/sandbox/actions/guild.ts';
import type { OptionValues } from '../../../src/sandbox/people/command-options.ts';
import {
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
  startWorld,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

const ask = async ({ sandbox }: World, options: OptionValues) =>
  messageOf(await sandbox.member('Ada').slash('/settings set', options));

async function take(world: World, options: OptionValues): Promise<void> {
  const question = await ask(world, options);
  await world.sandbox.member('Ada').press(question, 'Use them');
  await untilDone(world, question);
}

/** Resolves once a message says that the recount has finished. */
const untilDone = ({ sandbox }: World, { id }: { readonly id: string }) =>
  sandbox.until(() => /^Done|^No review/.test(sandbox.world.messages.get(id)?.content ?? ''), 'the end');

const view = async ({ sandbox }: World) =>
  wordsOf(messageOf(await sandbox.member('Ada').slash('/settings view')));

const ownReactions = (world: World) =>
  reviewMessage(world)
    .reactions.filter(({ normal }) => normal.includes(world.sandbox.botId))
    .map(({ emoji }) => emoji.name);

/** A world with one review that has the bot's reactions. */
async function startSeeded(): Promise<World> {
  const world = await startWorld({ onDisk: true });
  await chooseReviewChannel(world);
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  return world;
}

test('New emoji replace the old ones, and earlier votes still count', async () => {
  await using world = await startSeeded();
  react(world, 'Jun', '👍');
  react(world, 'Léa', '👎');
  await untilShown(world, '1 of 2');
  const question = await ask(world, { 'helpful-emoji': '⭐', 'not-helpful-emoji': '💤' });
  expect(question.content).toContain('Use ⭐ for helpful and 💤 for not helpful?');
  expect(question.content).toContain("I'll add them to 1 posted review");
  expect(question.content).toContain('This takes about 1 minute');
  await world.sandbox.member('Ada').press(question, 'Use them');
  await world.sandbox.until(() => ownReactions(world).join() === '⭐,💤', 'the new emoji');
  expect(shownCount(world)).toBe('1 of 2');
  react(world, 'Léa', '⭐');
  await untilShown(world, '2 of 2');
  react(world, 'Malik', '👎');
  react(world, 'Ada', '💤');
  await untilShown(world, '2 of 3');
  expect(await view(world)).toContain('Votes: **⭐ and 💤**');
});

test('A custom emoji of the server works, and later reviews get it', async () => {
  await using world = await startWorld({ onDisk: true });
  await chooseReviewChannel(world);
  const { sandbox } = world;
  const emoji = createEmoji(sandbox.world, sandbox.guildId, 'bravo');
  await take(world, { 'helpful-emoji': `<:bravo:${emoji.id}>` });
  expect(await view(world)).toContain(`<:bravo:${emoji.id}> and 👎`);
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await sandbox.until(() => ownReactions(world).join() === 'bravo,👎', 'both emoji');
  react(world, 'Jun', `bravo:${emoji.id}`);
  await untilShown(world, '1 of 1');
  await world.stopBot();
  unreact(world, 'Jun', `bravo:${emoji.id}`);
  react(world, 'Léa', `bravo:${emoji.id}`);
  react(world, 'Ada', `bravo:${emoji.id}`);
  await world.startBot();
  await untilShown(world, '2 of 2');
});

test('Without "not helpful", only helpful votes are counted, and the others are kept', async () => {
  await using world = await startSeeded();
  react(world, 'Jun', '👍');
  react(world, 'Léa', '👎');
  await untilShown(world, '1 of 2');
  await take(world, { 'not-helpful-emoji': 'off' });
  const footer = () => reviewMessage(world).embeds.at(-1)?.footer?.text ?? '';
  await world.sandbox.until(() => footer().includes('1 person found this review helpful'), 'one');
  await world.sandbox.until(() => ownReactions(world).join() === '👍', 'one emoji');
  const asked = messageOf(await world.sandbox.member('Ada').slash('/settings reset', { setting: 'emoji' }));
  await world.sandbox.member('Ada').press(asked, 'Use them');
  await untilShown(world, '1 of 2');
});

describe('An unusable voting emoji is refused:', () => {
  test.each([
    [{ 'helpful-emoji': 'good' }, "can't use that emoji"],
    [{ 'helpful-emoji': '👍👍' }, "can't use that emoji"],
    [{ 'helpful-emoji': '<:gone:123456789012345678>' }, "can't use that emoji"],
    [{ 'helpful-emoji': '👎🏽' }, 'two different emoji'],
  ])('%j', async (options, sentence) => {
    await using world = await startWorld();
    expect((await ask(world, options)).content).toContain(sentence);
  });
});

test('After a restart the reviews still get their new emoji', async () => {
  await using world = await startWithReview({ onDisk: true });
  await writeReview(world.sandbox.member('Noor'), 'Other', { score: '8' });
  world.sandbox.faults.clear();
  world.sandbox.faults.answer({ method: 'GET', path: /\/messages\/\d+$/, status: 500, times: 4 });
  const question = await ask(world, { 'helpful-emoji': '⭐' });
  await world.sandbox.member('Ada').press(question, 'Use them');
  await world.stopBot();
  await world.startBot();
  const own = () =>
    world.sandbox
      .channel('reviews')
      .messages.every(({ reactions }) => reactions.some(({ emoji }) => emoji.name === '⭐'));
  await world.sandbox.until(own, 'the emoji on both reviews');
});

test('/settings recount counts what a sweep cannot see, and says when it has finished', async () => {
  await using world = await startWithReview({ timing: { compareSpacing: 600_000, doubtDelay: 600_000 } });
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  world.sandbox.faults.loseEvents('MESSAGE_REACTION_REMOVE');
  world.sandbox.faults.loseEvents('MESSAGE_REACTION_ADD');
  unreact(world, 'Jun', '👍');
  react(world, 'Noor', '👍');
  const answer = messageOf(await world.sandbox.member('Ada').slash('/settings recount'));
  expect(answer.content).toContain("I've recounted 0 of 1 review");
  await untilShown(world, '');
  await untilDone(world, answer);
});
