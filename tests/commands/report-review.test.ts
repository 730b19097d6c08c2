import { expect, test } from 'vitest';
import { openDirectChannel } from '../../src/sandbox/actions/direct-channels.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { moderate, queue } from '../support/moderate.ts';
import { reviewMessage, startWithReview } from '../support/votes.ts';
import {
  blockMember,
  messageOf,
  reviewMessages,
  type World,
  wordsOf,
  writeReview,
} from '../support/world.ts';

async function report(world: World, who: string, reason: string, note = '') {
  const opened = await world.sandbox.member(who).useMessageCommand('Report review', reviewMessage(world));
  if (opened.kind !== 'modal') return messageOf(opened);
  return messageOf(await world.sandbox.member(who).submit(opened.modal, { reason, note }));
}

/** Makes #mods the moderators' channel. */
async function chooseModeratorChannel({ sandbox }: World) {
  sandbox.createChannel('mods');
  await sandbox.member('Ada').slash('/settings set', { 'reports-channel': sandbox.channel('mods').id });
}

/** The labels of a message's buttons that decide. */
const buttonsOf = ({ components }: SandboxMessage) =>
  [...JSON.stringify(components).matchAll(/"custom_id":"(?:decide|own-words):([^:]+)/g)].map(
    ([, act]) => act,
  );
const inMods = ({ sandbox }: World) => sandbox.channel('mods').messages;

test('A report goes to the moderators with its reason, and further reports join it', async () => {
  await using world = await startWithReview();
  await chooseModeratorChannel(world);
  expect((await report(world, 'Jun', 'Spoilers', 'The *end*')).content).toContain('Thank you');
  await report(world, 'Léa', 'Abuse');
  const [message, ...others] = inMods(world);
  expect(others).toEqual([]);
  const words = message ? wordsOf(message) : '';
  expect(words).toContain('2 reports');
  expect(words).toMatch(/\*\*Spoilers\*\*: <@\d+>, “The \\\*end\\\*”\n\*\*Abuse\*\*: <@\d+>/);
  expect(words).toContain('**Noor** on **Glass Heart** · 8/10');
  expect(words).toContain('> ||A show like no other.||');
  expect(JSON.stringify(message?.components)).toContain(reviewMessage(world).id);
});

test('A member reports a review once', async () => {
  await using world = await startWithReview();
  await report(world, 'Jun', 'Abuse');
  expect((await report(world, 'Jun', 'Abuse')).content).toContain("You've already reported this review");
});

test.each([
  ['Keep', 'A show like no other.'],
  ['Cover spoilers', '★★★★★★★★☆☆'],
  ['Hide', undefined],
])('"%s" under a report is done at once, and says who decided', async (button, shown) => {
  await using world = await startWithReview({ onDisk: true });
  await chooseModeratorChannel(world);
  await report(world, 'Jun', 'Spoilers');
  const [message] = inMods(world);
  if (message === undefined) throw new Error('The report was not shown');
  await world.stopBot();
  await world.startBot();
  const decided = messageOf(await world.sandbox.member('Malik').press(message, button));
  expect(buttonsOf(decided)).toEqual([]);
  expect(wordsOf(decided)).toContain(`Decided by <@${world.sandbox.member('Malik').id}>`);
  const description = reviewMessage(world).embeds[0]?.description;
  if (shown === undefined) expect(reviewMessage(world).content).toBe('Hidden by a moderator.');
  else expect(description).toContain(shown);
  expect(wordsOf(await queue(world))).toContain('Nothing to decide');
});

test('"Remove" under a report deletes the review, and only for moderators', async () => {
  await using world = await startWithReview();
  await chooseModeratorChannel(world);
  await report(world, 'Jun', 'Abuse');
  const [message] = inMods(world);
  if (message === undefined) throw new Error('The report was not shown');
  const refused = messageOf(await world.sandbox.member('Jun').press(message, 'Remove'));
  expect(refused.content).toContain('This is for moderators');
  const removed = messageOf(await world.sandbox.member('Malik').press(message, 'Remove'));
  expect(wordsOf(removed)).toContain('1 report, closed');
  expect(reviewMessages(world)).toEqual([]);
});

test('Under a report of a review that its author has deleted, a press says so for the whole staff', async () => {
  await using world = await startWithReview();
  await chooseModeratorChannel(world);
  await report(world, 'Jun', 'Abuse');
  const [message] = inMods(world);
  if (message === undefined) throw new Error('The report was not shown');
  const noor = world.sandbox.member('Noor');
  await noor.press(messageOf(await noor.slash('/review delete', { show: 'Glass Heart' })), 'Delete');
  await world.sandbox.member('Malik').press(message, 'Hide');
  const [now] = inMods(world);
  expect(now && wordsOf(now)).toBe('That review no longer exists.');
  expect(now && buttonsOf(now)).toEqual([]);
});

test.each([
  ['without a channel for them', async () => {}],
  [
    'when the channel takes no messages',
    async (world: World) => {
      await chooseModeratorChannel(world);
      world.sandbox.channel('mods').deny('bot', 'SendMessages');
    },
  ],
])('Reports %s wait in the queue, where they are decided', async (_, prepare) => {
  await using world = await startWithReview();
  await prepare(world);
  await report(world, 'Jun', 'Abuse', 'Rude');
  const malik = world.sandbox.member('Malik');
  const waiting = await queue(world);
  expect(wordsOf(waiting)).toContain('1 review to decide');
  expect(wordsOf(waiting)).toContain('**Abuse**: ');
  const decided = wordsOf(messageOf(await malik.press(waiting, 'Keep')));
  expect(decided).toContain("✓ Noor's review stays as it is. Nobody was told.");
  expect(decided).toContain('Nothing to decide');
  expect(wordsOf(await queue(world))).toContain('Nothing to decide');
  await report(world, 'Léa', 'Spoilers');
  expect(wordsOf(await queue(world))).toContain('1 review to decide');
});

test('A member who reports a review that is gone by then is told so', async () => {
  await using world = await startWithReview();
  const jun = world.sandbox.member('Jun');
  const noor = world.sandbox.member('Noor');
  const opened = await jun.useMessageCommand('Report review', reviewMessage(world));
  if (opened.kind !== 'modal') throw new Error('No modal opened');
  await noor.press(messageOf(await noor.slash('/review delete', { show: 'Glass Heart' })), 'Delete');
  expect(messageOf(await jun.submit(opened.modal, { reason: 'Abuse' })).content).toContain(
    'no longer exists',
  );
});

test('A forged form reports no hidden review, and does not tell that there is one', async () => {
  await using world = await startWithReview();
  const jun = world.sandbox.member('Jun');
  const opened = await jun.useMessageCommand('Report review', reviewMessage(world));
  if (opened.kind !== 'modal') throw new Error('No modal opened');
  await moderate(world.sandbox.member('Malik'), reviewMessage(world), 'Hide', 'Spoilers');
  const unknown = { ...opened.modal, custom_id: opened.modal.custom_id.replace(/^report:[^:]+/, 'report:x') };
  const [forged, made] = [
    await jun.submit(opened.modal, { reason: 'Abuse' }),
    await jun.submit(unknown, { reason: 'Abuse' }),
  ].map((answer) => messageOf(answer).content);
  expect(forged).toContain('no longer exists');
  expect(forged).toBe(made);
  expect(wordsOf(await queue(world))).toContain('Nothing to decide');
});

test('Members are blocked and unblocked by command, and told why', async () => {
  await using world = await startWithReview();
  const malik = world.sandbox.member('Malik');
  const noor = world.sandbox.member('Noor');
  const { id } = openDirectChannel(world.sandbox.world, noor.id);
  const blocked = await blockMember(malik, 'Noor', 'Spam');
  expect(blocked.content).toBe(`✓ <@${noor.id}> is blocked. I'll tell them.`);
  expect(messageOf(await noor.slash('/review write', { show: 'Dark' })).content).toContain('blocked you');
  const told = await world.sandbox.until(() => noor.messages(id)[0], 'the private message');
  expect(told.embeds[0]?.description).toContain('Their reason: Spam');
  const again = await blockMember(malik, 'Noor');
  expect(again.content).toContain('it was already like that');
  const unblocked = messageOf(await malik.slash('/moderate member unblock', { member: 'Noor' }));
  expect(unblocked.content).toBe(`✓ <@${noor.id}> is no longer blocked. I'll tell them.`);
  expect((await noor.slash('/review write', { show: 'Dark' })).kind).toBe('modal');
});

test('A deleted message appears in the log; its review can be posted again or removed from there or the queue', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  const malik = sandbox.member('Malik');
  sandbox.createChannel('log');
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.channel('log').id });
  await writeReview(sandbox.member('Jun'), 'Dark', { score: '5' });
  const [glass, dark] = reviewMessages(world);
  // One stays: otherwise the channel would count as emptied.
  await writeReview(sandbox.member('Jun'), 'Harbour Lights', { score: '5' });
  for (const message of [glass, dark]) malik.remove(message ?? { id: '' });
  const lines = () => sandbox.channel('log').messages.slice(1);
  await sandbox.until(() => lines().length === 2, 'the log');
  const [first, second] = lines();
  if (!first || !second) throw new Error('Not both were told');
  expect(wordsOf(first)).toContain("Someone deleted this review's message");
  expect(wordsOf(first)).toContain('**Noor** on **Glass Heart** · 8/10');
  expect(wordsOf(await queue(world))).toContain('2 reviews to decide');
  const refused = messageOf(await sandbox.member('Jun').press(first, 'Post again'));
  expect(refused.content).toContain('This is for moderators');
  await malik.press(first, 'Post again');
  await sandbox.until(() => reviewMessages(world).length === 2, 'the review');
  const shown = () => wordsOf(lines().find(({ id }) => id === first.id) ?? first);
  await expect.poll(shown).toMatch(/posted <@\d+>'s review of \*\*Glass Heart\*\* again|is posted again/);
  await malik.press(second, 'Remove');
  expect(wordsOf(await queue(world))).toContain('Nothing to decide');
  const titles = reviewMessages(world).map(({ embeds }) => embeds[0]?.title);
  expect(titles).toEqual(['5/10 · Harbour Lights', '8/10 · Glass Heart']);
});

test('Under an old note about a deleted message nobody undoes what another moderator has decided since', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  const [malik, ada] = [sandbox.member('Malik'), sandbox.member('Ada')];
  sandbox.createChannel('log');
  await ada.slash('/settings set', { 'log-channel': sandbox.channel('log').id });
  await writeReview(sandbox.member('Jun'), 'Dark', { score: '5' });
  malik.remove(reviewMessages(world)[0] ?? { id: '' });
  const lines = () => sandbox.channel('log').messages;
  const note = await sandbox.until(() => lines()[1], 'the note');
  // The note cannot follow what becomes of it.
  const body = { code: 50001, message: 'Missing Access' };
  sandbox.faults.answer({ method: 'PATCH', path: new RegExp(note.id), status: 403, body, times: Infinity });
  await ada.press(messageOf(await ada.slash('/moderate queue')), 'Post again');
  await sandbox.until(() => reviewMessages(world).length === 2, 'the review');
  await moderate(ada, reviewMessage(world), 'Hide', 'Abuse');
  await malik.press(note, 'Post again');
  expect(reviewMessage(world).content).toBe('Hidden by a moderator.');
  const now = lines().find(({ id }) => id === note.id);
  expect(now && wordsOf(now)).toContain(`Decided already: <@${ada.id}> hid`);
  expect(now && buttonsOf(now)).toEqual([]);
});

test('A member can report a review again, with other words, also after moderators have decided', async () => {
  await using world = await startWithReview();
  await chooseModeratorChannel(world);
  await report(world, 'Jun', 'Abuse', 'Rude.');
  expect((await report(world, 'Jun', 'Abuse', 'Rude to me.')).content).toContain('Thank you');
  expect(inMods(world)).toHaveLength(1);
  const [reported] = inMods(world);
  expect(reported && wordsOf(reported)).toMatch(/2 reports[\s\S]*Rude\.[\s\S]*Rude to me\./);
  await world.sandbox.member('Malik').press(inMods(world)[0] ?? { id: '' }, 'Keep');
  expect((await report(world, 'Jun', 'Abuse', 'Still rude.')).content).toContain('Thank you');
  // News to the moderators: in a message of its own.
  expect(inMods(world)).toHaveLength(2);
  expect(wordsOf(await queue(world))).toContain('1 review to decide');
});

test('A member can say the same once more when the author has changed the text', async () => {
  await using world = await startWithReview();
  await report(world, 'Jun', 'Abuse');
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { body: 'Ruder than before.', score: '8' });
  expect((await report(world, 'Jun', 'Abuse')).content).toContain('Thank you');
});

test('A member can report what an author has written anew after moderators removed the first', async () => {
  await using world = await startWithReview();
  await chooseModeratorChannel(world);
  await report(world, 'Jun', 'Abuse');
  await world.sandbox.member('Malik').press(inMods(world)[0] ?? { id: '' }, 'Remove');
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { body: 'Once more.', score: '8' });
  expect((await report(world, 'Jun', 'Abuse')).content).toContain('Thank you');
});

test('The queue names a review once that was reported and then deleted by hand', async () => {
  await using world = await startWithReview();
  await report(world, 'Jun', 'Abuse');
  world.sandbox.member('Malik').remove(reviewMessage(world));
  await world.sandbox.until(() => reviewMessages(world).length === 0, 'the deletion');
  const card = await queue(world);
  expect(wordsOf(card)).toContain('1 review to decide');
  expect(JSON.stringify(card.components)).not.toContain('"value":');
});

test('A member sends only so many reports in an hour', async () => {
  await using world = await startWithReview();
  for (let count = 0; count < 20; count += 1) await report(world, 'Jun', 'Abuse', `Note ${count}.`);
  expect((await report(world, 'Jun', 'Abuse', 'One more.')).content).toContain('20 reports in an hour');
});
