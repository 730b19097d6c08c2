import { expect, test } from 'vitest';
import { eraseMember } from '../../support/erase-member.ts';
import {
  react,
  reviewMessage,
  shownCount,
  startWithReview,
  unreact,
  untilShown,
} from '../../support/votes.ts';
import { messageOf, reviewMessages, type World, wordsOf, writeReview } from '../../support/world.ts';

/** Only numbers are compared with Discord, unless somebody asks for more. */
const TIMING = { compareSpacing: 600_000 };

/** Noor's review, which Jun and Léa found helpful. */
async function startWithVotes(): Promise<World> {
  const world = await startWithReview({ onDisk: true, timing: TIMING });
  for (const name of ['Jun', 'Léa']) react(world, name, '👍');
  await untilShown(world, '2 of 2');
  return world;
}

async function restart(world: World): Promise<void> {
  await world.stopBot();
  await world.startBot();
}

const recount = async (world: World): Promise<void> => {
  const { sandbox } = world;
  await untilDone(world, messageOf(await sandbox.member('Ada').slash('/settings recount')).id);
};

const untilDone = ({ sandbox }: World, id: string) =>
  sandbox.until(() => sandbox.world.messages.get(id)?.content.startsWith('Done') === true, 'the recount');

/** How often the bot has asked who reacted. */
const reactorRequests = ({ sandbox }: World): number =>
  sandbox.requests.filter(({ method, path }) => method === 'GET' && path.includes('/reactions/')).length;

/** Without those of the bot. */
const reactionsOf = (world: World, message = reviewMessage(world)): string[] =>
  message.reactions.flatMap(({ emoji, normal }) =>
    normal.flatMap((id) => (id === world.sandbox.botId ? [] : [emoji.name ?? ''])),
  );

test('Reactions that the bot cannot remove stop counting, until their member reacts again', async () => {
  await using world = await startWithVotes();
  const { sandbox } = world;
  const answer = wordsOf(await eraseMember(world, sandbox.member('Jun')));
  expect(answer).toContain(
    `Reactions in <#${sandbox.channel('reviews').id}>, which I can't remove without **Manage Messages**`,
  );
  await untilShown(world, '1 of 1');
  expect(reactionsOf(world)).toEqual(['👍', '👍']);
  // Neither a recount, nor a sweep, which sees equal numbers and asks for no names.
  await recount(world);
  const before = reactorRequests(world);
  await restart(world);
  await writeReview(sandbox.member('Noor'), 'Dark', { score: '3' });
  expect(reactorRequests(world)).toBe(before);
  const [first] = reviewMessages(world);
  expect(JSON.stringify(first?.embeds)).toContain('1 of 1');
  sandbox.member('Ada').remove(reviewMessage(world));
  // What is swept does not count either when something else there has changed.
  await world.stopBot();
  react(world, 'Malik', '👍');
  await world.startBot();
  await untilShown(world, '2 of 2');
  // What is heard does, and goes on counting.
  unreact(world, 'Jun', '👍');
  react(world, 'Jun', '👎');
  await untilShown(world, '2 of 3');
  await recount(world);
  await restart(world);
  expect(shownCount(world)).toBe('2 of 3');
});

test('Where the bot may remove reactions, they are gone, and a later one counts like any other', async () => {
  await using world = await startWithVotes();
  const { sandbox } = world;
  sandbox.channel('reviews').allow('bot', 'ManageMessages');
  const answer = wordsOf(await eraseMember(world, sandbox.member('Jun')));
  expect(answer).not.toContain('Reactions in');
  await untilShown(world, '1 of 1');
  await sandbox.until(() => reactionsOf(world).length === 1, 'the reaction to be removed');
  // Cast while the bot is away, and swept.
  await world.stopBot();
  react(world, 'Jun', '👎');
  await world.startBot();
  await untilShown(world, '1 of 2');
});

test('Somebody who is erased twice, and votes in between, is erased twice', async () => {
  await using world = await startWithVotes();
  const jun = world.sandbox.member('Jun');
  await eraseMember(world, jun);
  await untilShown(world, '1 of 1');
  unreact(world, 'Jun', '👍');
  react(world, 'Jun', '👍');
  await untilShown(world, '2 of 2');
  await eraseMember(world, jun);
  await untilShown(world, '1 of 1');
  await recount(world);
  expect(shownCount(world)).toBe('1 of 1');
});

test('Discord refuses to remove a reaction, or has lost its message: the rest is erased', async () => {
  await using world = await startWithVotes();
  const { sandbox } = world;
  sandbox.channel('reviews').allow('bot', 'ManageMessages');
  sandbox.faults.answer({
    method: 'DELETE',
    path: /\/reactions\//,
    status: 403,
    body: { code: 50013, message: 'Missing Permissions' },
  });
  await eraseMember(world, sandbox.member('Jun'));
  await untilShown(world, '1 of 1');
  await recount(world);
  expect(shownCount(world)).toBe('1 of 1');
  sandbox.faults.answer({
    method: 'DELETE',
    path: /\/reactions\//,
    status: 404,
    body: { code: 10008, message: 'Unknown Message' },
  });
  await eraseMember(world, sandbox.member('Léa'));
  await untilShown(world, '');
});

test('A comparison that has asked Discord before an erasure brings no vote of theirs back', async () => {
  await using world = await startWithVotes();
  const { sandbox } = world;
  sandbox.faults.delay(600, { method: 'GET', path: /\/reactions\// });
  const { id } = messageOf(await sandbox.member('Ada').slash('/settings recount'));
  const asked = reactorRequests(world);
  await sandbox.until(() => reactorRequests(world) > asked, 'the first request of the recount');
  // Heard while the answer is on its way, and before they are erased.
  unreact(world, 'Jun', '👍');
  react(world, 'Jun', '👎');
  await untilShown(world, '1 of 2');
  await eraseMember(world, sandbox.member('Jun'));
  await untilShown(world, '1 of 1');
  await untilDone(world, id);
  expect(shownCount(world)).toBe('1 of 1');
  expect(reactionsOf(world)).toEqual(['👍', '👎']);
});

test('A reaction that voted before other emoji were chosen is removed, too, and counts no more when they are chosen again', async () => {
  await using world = await startWithVotes();
  const { sandbox } = world;
  sandbox.channel('reviews').allow('bot', 'ManageMessages');
  const choose = async (emoji: string) => {
    const ada = sandbox.member('Ada');
    const asked = messageOf(await ada.slash('/settings set', { 'helpful-emoji': emoji }));
    await untilDone(world, messageOf(await ada.press(asked, 'Use them')).id);
  };
  await choose('⭐');
  react(world, 'Malik', '⭐');
  await untilShown(world, '3 of 3');
  await eraseMember(world, sandbox.member('Jun'));
  await untilShown(world, '2 of 2');
  await choose('👍');
  await recount(world);
  expect(shownCount(world)).toBe('2 of 2');
});

test('A message for which Discord fails holds up neither the rest of an erasure nor that of somebody else', async () => {
  await using world = await startWithVotes();
  const { sandbox } = world;
  sandbox.channel('reviews').allow('bot', 'ManageMessages');
  const first = reviewMessage(world);
  await writeReview(sandbox.member('Noor'), 'Dark', { score: '3', body: 'Time is a circle.' });
  for (const name of ['Jun', 'Léa']) react(world, name, '👍');
  await untilShown(world, '2 of 2');
  sandbox.faults.answer({
    method: 'DELETE',
    path: new RegExp(`${first.id}/reactions/`),
    status: 500,
    body: { code: 0, message: '500: Internal Server Error' },
    times: 1000,
  });
  for (const name of ['Jun', 'Léa']) await eraseMember(world, sandbox.member(name));
  await sandbox.until(
    () => reactionsOf(world).length === 0,
    'the reactions under the second review to be gone',
  );
  const left = () => reactionsOf(world, sandbox.world.messages.get(first.id));
  expect(left()).toHaveLength(2);
  sandbox.faults.clear();
  await restart(world);
  await sandbox.until(() => left().length === 0, 'the reactions under the first review to be gone');
});

test('A reaction that only a comparison has seen, while its member was erased, is removed', async () => {
  await using world = await startWithVotes();
  const { sandbox } = world;
  sandbox.channel('reviews').allow('bot', 'ManageMessages');
  react(world, 'Ada', '👎');
  await untilShown(world, '2 of 3');
  sandbox.faults.loseEvents('MESSAGE_REACTION_ADD');
  react(world, 'Malik', '👍');
  sandbox.faults.delay(1500, { method: 'GET', path: /\/reactions\// });
  const { id } = messageOf(await sandbox.member('Ada').slash('/settings recount'));
  const asked = reactorRequests(world);
  await sandbox.until(() => reactorRequests(world) > asked, 'the first request of the recount');
  await eraseMember(world, sandbox.member('Malik'));
  await untilDone(world, id);
  await sandbox.until(() => reactionsOf(world).length === 3, 'their reaction to be gone');
  await recount(world);
  expect(shownCount(world)).toBe('2 of 3');
});
