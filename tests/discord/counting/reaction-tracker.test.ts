import { expect, test } from 'vitest';
import { breakDatabase } from '../../support/break-storage.ts';
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
  writeReview,
} from '../../support/world.ts';

test('Adding and removing a reaction changes the embed', async () => {
  await using world = await startWithReview();
  expect(shownCount(world)).toBe('');
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  react(world, 'Léa', '👎');
  await untilShown(world, '1 of 2');
  // Nobody found it helpful: then the question stands alone.
  unreact(world, 'Jun', '👍');
  await untilShown(world, '');
});

test('The author, bots and other emoji do not count', async () => {
  await using world = await startWithReview({ onDisk: true });
  const [bot = ''] = addMembers(world.sandbox, 1, 'Robot', true);
  react(world, 'Noor', '👍');
  react(world, bot, '👍');
  react(world, 'Ada', '🎉');
  react(world, 'Ada', '👎🏽');
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 2');
  await world.stopBot();
  expect(editCount(world)).toBeLessThanOrEqual(2);
});

test("The bot's own reactions cause no edit", async () => {
  await using world = await startWorld({ onDisk: true });
  await chooseReviewChannel(world);
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  expect(reviewMessage(world).reactions.map(({ emoji, normal }) => [emoji.name, normal])).toEqual([
    ['👍', [world.sandbox.botId]],
    ['👎', [world.sandbox.botId]],
  ]);
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  await world.stopBot();
  expect(editCount(world)).toBe(1);
});

test('A member with both votes counts as neither, in whatever order', async () => {
  await using world = await startWithReview();
  react(world, 'Ada', '👍');
  react(world, 'Jun', '👍');
  react(world, 'Léa', '👎');
  react(world, 'Jun', '👎');
  react(world, 'Léa', '👍');
  await untilShown(world, '1 of 1');
  unreact(world, 'Léa', '👍');
  await untilShown(world, '1 of 2');
});

test('Skin tones and super reactions count like the emoji itself, once per member', async () => {
  await using world = await startWithReview();
  for (const emoji of ['👍', '👍🏻', '👍🏿']) react(world, 'Jun', emoji);
  react(world, 'Léa', '👍🏽', { super: true });
  react(world, 'Ada', '👎', { super: true });
  react(world, 'Ada', '👎');
  await untilShown(world, '2 of 3');
  unreact(world, 'Jun', '👍');
  unreact(world, 'Jun', '👍🏻');
  unreact(world, 'Ada', '👎');
  unreact(world, 'Léa', '👍🏽', { super: true });
  await untilShown(world, '1 of 2');
});

test('A moderator who removes reactions, of one emoji or all, removes the votes', async () => {
  await using world = await startWithReview();
  const malik = world.sandbox.member('Malik');
  for (const name of ['Ada', 'Jun']) react(world, name, '👍');
  react(world, 'Léa', '👎');
  await untilShown(world, '2 of 3');
  malik.clearReactions(reviewMessage(world), '👍');
  await untilShown(world, '');
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 2');
  malik.clearReactions(reviewMessage(world));
  await untilShown(world, '');
});

test('Reactions on other messages change nothing', async () => {
  await using world = await startWithReview({ onDisk: true });
  const { sandbox } = world;
  const review = reviewMessage(world);
  const chat = sandbox.member('Ada').send('reviews', 'What a week!');
  const ranking = messageOf(await sandbox.member('Ada').slash('/top'));
  await chooseReviewChannel(world, 'general');
  for (const message of [chat, ranking]) sandbox.member('Jun').react(message, '👍');
  sandbox.member('Léa').react(review, '👍');
  await sandbox.until(
    () => sandbox.world.messages.get(review.id)?.embeds[0]?.footer?.text.includes('1 of 1'),
    'the count',
  );
  await world.stopBot();
  expect(editCount(world)).toBe(1);
});

test('Events delivered twice count once', async () => {
  await using world = await startWithReview();
  world.sandbox.faults.duplicateEvents('MESSAGE_REACTION_ADD', 2);
  world.sandbox.faults.duplicateEvents('MESSAGE_REACTION_REMOVE');
  react(world, 'Jun', '👍');
  react(world, 'Léa', '👍');
  await untilShown(world, '2 of 2');
  unreact(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
});

test('Reactions on a message from before a restart count, though discord.js does not know the message', async () => {
  await using world = await startWithReview({ onDisk: true });
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  await world.stopBot();
  await world.startBot();
  react(world, 'Léa', '👎');
  await untilShown(world, '1 of 2');
  unreact(world, 'Jun', '👍');
  await untilShown(world, '');
});

test("Reactions that arrive before Discord's response to the post count, in their order", async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  // The first response is lost, so that the second one, for the same nonce, comes after the reactions.
  sandbox.faults.answer({ method: 'POST', path: /\/messages$/, status: 500, afterStoring: true });
  const posted = sandbox
    .until(() => reviewMessages(world)[0], 'the message')
    .then((message) => {
      for (const name of ['Jun', 'Léa']) sandbox.member(name).react(message, '👍');
      sandbox.member('Léa').unreact(message, '👍');
    });
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await posted;
  await untilShown(world, '1 of 1');
});

test('A reaction removed while the bot adds its own stays removed', async () => {
  await using world = await startWorld();
  const { sandbox } = world;
  await chooseReviewChannel(world);
  const jun = sandbox.member('Jun');
  sandbox.faults.answer({ method: 'POST', path: /\/messages$/, status: 500, afterStoring: true });
  const changes = sandbox
    .until(() => reviewMessages(world)[0], 'the message')
    .then((message) => jun.react(message, '👍'))
    .then(() =>
      sandbox.until(
        () =>
          reviewMessage(world).reactions.some(
            ({ emoji, normal }) => emoji.name === '👍' && normal.includes(sandbox.botId),
          ),
        'a vote button',
      ),
    )
    .then(() => jun.unreact(reviewMessage(world), '👍'));
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await changes;
  react(world, 'Léa', '👍');
  await untilShown(world, '1 of 1');
});

test('A flood of reactions becomes few edits, and the last one shows all of them', async () => {
  await using world = await startWithReview({ onDisk: true, timing: { edits: { limit: 1, window: 300 } } });
  const votes = addMembers(world.sandbox, 120, 'Guest').map(
    (name, index) => [name, index % 3 === 0 ? '👎' : '👍'] as const,
  );
  for (const [name, emoji] of votes) react(world, name, emoji);
  await untilShown(world, '80 of 120');
  for (const [name, emoji] of votes.slice(0, 60)) unreact(world, name, emoji);
  await untilShown(world, '40 of 60');
  await world.stopBot();
  expect(editCount(world)).toBeLessThanOrEqual(5);
});

test('A vote that arrives while the disk cannot be read is counted once it can', async () => {
  await using world = await startWithReview({ onDisk: true });
  const mend = breakDatabase(world);
  react(world, 'Jun', '👍');
  await world.sandbox.until(() => world.logged.join('').includes('A vote was not counted'), 'the failure');
  mend();
  await untilShown(world, '1 of 1');
});

test('Reactions in a thread, or in a channel without reviews, change and cost nothing', async () => {
  await using world = await startWithReview({ timing: { compareSpacing: 600_000 } });
  const { sandbox } = world;
  const before = sandbox.requests.length;
  const { guildId } = sandbox;
  for (const channel_id of [sandbox.world.newId(), sandbox.channel('general').id]) {
    const data = {
      user_id: sandbox.member('Jun').id,
      channel_id,
      message_id: sandbox.world.newId(),
      guild_id: guildId,
      emoji: { id: null, name: '👍' },
      burst: false,
      type: 0,
    };
    for (const name of ['MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE', 'MESSAGE_REACTION_REMOVE_ALL'])
      sandbox.world.dispatch({ name, guildId, data });
  }
  react(world, 'Léa', '👍');
  await untilShown(world, '1 of 1');
  const asked = sandbox.requests.slice(before).filter(({ method }) => method === 'GET');
  expect(asked).toEqual([]);
});
