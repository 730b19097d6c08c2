import { describe, expect, test } from 'vitest';
import { decide, openPanel as openPanelAs } from '../support/moderate.ts';
import { topList } from '../support/top-list.ts';
import { react, reviewMessage, shownCount, startWithReview, unreact, untilShown } from '../support/votes.ts';
import { messageOf, openModal, reviewMessages, type World, wordsOf, writeReview } from '../support/world.ts';

const text = (world: World) => reviewMessage(world).embeds[0]?.description ?? reviewMessage(world).content;

const openPanel = (world: World, who = 'Malik') =>
  openPanelAs(world.sandbox.member(who), reviewMessage(world));

const top = async ({ sandbox }: World) => topList(messageOf(await sandbox.member('Ada').slash('/top')));

describe('"Hide"', () => {
  test('replaces the review by a sentence, and it counts nowhere until it is shown again with its votes', async () => {
    await using world = await startWithReview();
    const malik = world.sandbox.member('Malik');
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
    const panel = await decide(malik, await openPanel(world), 'Hide', 'Off topic');
    expect(wordsOf(panel)).toContain("✓ Noor's review is hidden. I'll tell the author.");
    expect(text(world)).toBe('Hidden by a moderator.');
    expect(reviewMessage(world)).toMatchObject({ embeds: [], components: [] });
    expect(await top(world)).toEqual([]);
    const reading = await world.sandbox.member('Ada').slash('/review read', { show: 'Glass Heart' });
    expect(messageOf(reading).content).toContain('That show has no reviews to read');
    await decide(malik, panel, 'Show again');
    expect(text(world)).toContain('A show like no other.');
    expect(reviewMessage(world).content).toBe('');
    expect(shownCount(world)).toBe('1 of 1');
    expect(await top(world)).toEqual(['Glass Heart · one review: Noor gave 8']);
  });

  test('outlasts a restart, an edit, and deleting and rewriting the review', async () => {
    await using world = await startWithReview({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    await decide(world.sandbox.member('Malik'), await openPanel(world), 'Hide');
    await world.stopBot();
    await world.startBot();
    await writeReview(noor, 'Glass Heart', { body: 'Once more.', score: '9' });
    expect(text(world)).toBe('Hidden by a moderator.');
    const asked = messageOf(await noor.slash('/review delete', { show: 'Glass Heart' }));
    await noor.press(asked, 'Delete');
    await writeReview(noor, 'Glass Heart', { body: 'All new.', score: '9' });
    expect(reviewMessages(world)).toEqual([]);
    expect(await top(world)).toEqual([]);
  });
});

test('"Cover spoilers" puts the text behind the button, whatever its author says', async () => {
  await using world = await startWithReview();
  const panel = await decide(world.sandbox.member('Malik'), await openPanel(world), 'Cover spoilers');
  expect(text(world)).not.toContain('A show like no other.');
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { body: 'He dies.', spoilers: false });
  expect(text(world)).not.toContain('He dies.');
  const read = await world.sandbox.member('Jun').press(reviewMessage(world), 'Read with spoilers');
  expect(messageOf(read).embeds[0]?.description).toContain('He dies.');
  await decide(world.sandbox.member('Malik'), panel, 'Uncover');
  expect(text(world)).toContain('He dies.');
});

test('"Freeze" keeps the text and the counts as they are, until it is unfrozen', async () => {
  await using world = await startWithReview({ onDisk: true });
  const noor = world.sandbox.member('Noor');
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  const modal = await openModal(noor, 'Glass Heart');
  const panel = await decide(world.sandbox.member('Malik'), await openPanel(world), 'Freeze');
  expect(messageOf(await noor.submit(modal, { body: 'Too late.' })).content).toContain('froze this review');
  const refused = await noor.slash('/review edit', { show: 'Glass Heart' });
  expect(messageOf(refused).content).toContain('froze this review');
  unreact(world, 'Jun', '👍');
  react(world, 'Léa', '👎');
  react(world, 'Tomás', '👎');
  await world.stopBot();
  await world.startBot();
  expect(shownCount(world)).toBe('1 of 1');
  await decide(world.sandbox.member('Malik'), panel, 'Unfreeze');
  await untilShown(world, '');
  const kept = await noor.slash('/review write', { show: 'Glass Heart' });
  expect(JSON.stringify(kept)).toContain('Too late.');
});

test('"Remove" deletes review and message, and Undo brings both back with the votes', async () => {
  await using world = await startWithReview();
  const malik = world.sandbox.member('Malik');
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  const removed = await decide(malik, await openPanel(world), 'Remove', 'Spam');
  expect(reviewMessages(world)).toEqual([]);
  const restored = messageOf(await malik.press(removed, 'Undo'));
  expect(wordsOf(restored)).toContain('The review is back');
  expect(shownCount(world)).toBe('1 of 1');
});

test('"Block author" stops them from writing and their votes from counting, and can be undone', async () => {
  await using world = await startWithReview();
  const malik = world.sandbox.member('Malik');
  const jun = world.sandbox.member('Jun');
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  await writeReview(jun, 'Glass Heart', { score: '3' });
  const [noors, juns] = reviewMessages(world);
  if (!noors || !juns) throw new Error('Not both are posted');
  const panel = messageOf(await malik.useMessageCommand('Moderate review', juns));
  const blocked = await decide(malik, panel, 'Block author', 'Votes for friends');
  const countOf = (id: string) => world.sandbox.world.messages.get(id)?.embeds[0]?.footer?.text ?? '';
  await world.sandbox.until(() => !countOf(noors.id).includes('1 of 1'), 'the count without the vote');
  const refused = await jun.slash('/review write', { show: 'Dark' });
  expect(messageOf(refused).content).toContain('blocked you from writing');
  expect(JSON.stringify(blocked.components)).toMatch(
    /"style":2[^{}]*Unblock author|Unblock author[^{}]*"style":2/,
  );
  await decide(malik, blocked, 'Unblock author');
  await world.sandbox.until(() => countOf(noors.id).includes('1 of 1'), 'the count with the vote');
  expect((await jun.slash('/review write', { show: 'Dark' })).kind).toBe('modal');
});

describe('What was done', () => {
  test('appears in the log channel, and an author who takes no private messages sees it once, after their next command', async () => {
    await using world = await startWithReview({ onDisk: true });
    const { sandbox } = world;
    const noor = sandbox.member('Noor');
    sandbox.takeMessages('Noor', false);
    sandbox.createChannel('log');
    await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.channel('log').id });
    await decide(sandbox.member('Malik'), await openPanel(world), 'Hide', 'Not about the *show*');
    await sandbox.until(() => sandbox.channel('log').messages.length === 2, 'the log');
    const [, line] = sandbox.channel('log').messages;
    expect(line?.embeds[0]?.description).toContain(
      `<@${sandbox.member('Malik').id}> hid <@${noor.id}>'s review`,
    );
    expect(line?.embeds[0]?.description).toContain('Not about the \\*show\\*');
    const isRefused = () => sandbox.requests.some(({ status }) => status === 403);
    await sandbox.until(isRefused, 'the refusal');
    await world.stopBot();
    await world.startBot();
    const told = () =>
      noor.messages('general').filter(({ content }) => content.startsWith('Since you were last here'));
    await noor.slash('/top');
    await sandbox.until(() => told().length === 1, 'the notice');
    expect(told()[0]?.content).toContain('They hid your review of **Glass Heart**');
    expect(told()[0]?.content).not.toContain(sandbox.member('Malik').id);
    await noor.slash('/top');
    await world.stopBot();
    expect(told()).toHaveLength(1);
  });

  test('happens even when the bot cannot write in the log channel', async () => {
    await using world = await startWithReview();
    const { sandbox } = world;
    sandbox.createChannel('log');
    await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.channel('log').id });
    sandbox.channel('log').deny('bot', 'SendMessages');
    await decide(sandbox.member('Malik'), await openPanel(world), 'Hide');
    expect(text(world)).toBe('Hidden by a moderator.');
  });
});

describe('The panel', () => {
  test('checks at each click that the member is a moderator', async () => {
    await using world = await startWithReview();
    await expect(openPanel(world, 'Jun')).rejects.toThrow('may not use');
    const { commands } = world.sandbox.world;
    for (const command of commands.values())
      commands.put(command.id, { ...command, default_member_permissions: null });
    expect(wordsOf(await openPanel(world, 'Jun'))).toContain('This is for moderators');
  });

  test('on a message that shows no review says so', async () => {
    await using world = await startWithReview();
    const message = world.sandbox.member('Noor').send('general', 'Hello');
    const answer = await world.sandbox.member('Malik').useMessageCommand('Moderate review', message);
    expect(messageOf(answer).content).toContain('no review in this message');
  });

  test('says so when the review is gone or another moderator was faster', async () => {
    await using world = await startWithReview();
    const [malik, ada] = [world.sandbox.member('Malik'), world.sandbox.member('Ada')];
    const [panel, other] = [await openPanel(world), await openPanel(world, 'Ada')];
    await decide(malik, panel, 'Hide');
    expect(wordsOf(await decide(ada, other, 'Hide'))).toContain(`<@${malik.id}> did that already`);
    await decide(malik, panel, 'Remove');
    expect(wordsOf(messageOf(await ada.press(other, 'Freeze')))).toContain('no longer exists');
  });

  test('says to the slower of two who remove it that it is gone, and nothing that is for authors', async () => {
    await using world = await startWithReview();
    const [malik, ada] = [world.sandbox.member('Malik'), world.sandbox.member('Ada')];
    const asked = await Promise.all(
      [malik, ada].map(async (who) => messageOf(await who.press(await openPanel(world, who.name), 'Remove'))),
    );
    const [first, second] = await Promise.all([
      malik.press(asked[0] ?? { id: '' }, 'Abuse'),
      ada.press(asked[1] ?? { id: '' }, 'Abuse'),
    ]);
    const said = [first, second].map((answer) => wordsOf(messageOf(answer)));
    expect(said.filter((words) => words.includes('is removed'))).toHaveLength(1);
    expect(said.filter((words) => words === 'That review no longer exists.')).toHaveLength(1);
  });
});

test('A hidden review that is removed comes back hidden, which the moderator is told', async () => {
  await using world = await startWithReview();
  const malik = world.sandbox.member('Malik');
  const panel = await openPanel(world);
  await decide(malik, panel, 'Hide', 'Abuse');
  const removed = await decide(malik, panel, 'Remove', 'Abuse');
  const undone = messageOf(await malik.press(removed, 'Undo'));
  expect(wordsOf(undone)).toContain("The review is back. It's still hidden.");
});

test('"Undo" takes back nothing that another moderator has decided since', async () => {
  await using world = await startWithReview();
  const malik = world.sandbox.member('Malik');
  const ada = world.sandbox.member('Ada');
  const hidden = await decide(malik, await openPanel(world), 'Hide', 'Abuse');
  await decide(ada, await openPanel(world, 'Ada'), 'Show again');
  await decide(ada, await openPanel(world, 'Ada'), 'Hide', 'Off topic');
  const undone = messageOf(await malik.press(hidden, 'Undo'));
  expect(wordsOf(undone)).toContain('another decision about this since');
  expect(text(world)).toBe('Hidden by a moderator.');
});
