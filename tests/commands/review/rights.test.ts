import { expect, test } from 'vitest';
import { decide, moderate, openPanel } from '../../support/moderate.ts';
import { pressForged } from '../../support/press-forged.ts';
import { createRole, takeRole } from '../../support/roles.ts';
import { reviewMessage } from '../../support/votes.ts';
import {
  blockMember,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

const PASTED = 'Loud and tender\n\nThe band plays for real, and every scene breathes.\n\n8/10';
const block = ({ sandbox }: World) => blockMember(sandbox.member('Ada'), 'Noor');

test('A blocked member changes nothing of a review, by no way', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const answer = await writeReview(noor, 'Glass Heart', { body: PASTED });
  const edit = await openModal(noor, 'Glass Heart');
  const details = await noor.press(answer, 'Add details');
  await block(world);
  const before = reviewMessage(world).embeds;
  expect(messageOf(await noor.press(answer, 'Use my text as pasted')).content).toContain('blocked you');
  expect(messageOf(await noor.press(answer, 'Add details')).content).toContain('blocked you');
  if (details.kind !== 'modal') throw new Error('No form opened');
  expect(messageOf(await noor.submit(details.modal, { progress: 'dropped at 3' })).content).toContain(
    'blocked you',
  );
  expect(messageOf(await noor.submit(edit, { body: 'Another text.', score: '1' })).content).toContain(
    'blocked you',
  );
  expect(messageOf(await noor.press(answer, 'Edit yours')).content).toContain('blocked you');
  expect(reviewMessage(world).embeds).toEqual(before);
});

test('Undo keeps its promise to a blocked member too: their review as it was is nothing new', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const answer = await writeReview(noor, 'Glass Heart', { score: '8' });
  await block(world);
  const deleted = messageOf(await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Delete'));
  expect(deleted.content).toContain('For ten minutes, Undo brings it back');
  expect(deleted.content).not.toContain('/review write');
  expect(messageOf(await noor.press(deleted, 'Undo')).content).toContain('is back');
  expect(reviewMessages(world)).toHaveLength(1);
});

test('and to a member who lost the role for writing, or is blocked, after they deleted it', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const role = createRole(world, 'Critics', 'Noor');
  await sandbox.member('Ada').slash('/settings set', { 'writer-role': role });
  const answer = await writeReview(noor, 'Glass Heart', { score: '8' });
  const deleted = messageOf(await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Delete'));
  takeRole(world, role, 'Noor');
  await block(world);
  expect(messageOf(await noor.press(deleted, 'Undo')).content).toContain('is back');
  expect(reviewMessages(world)).toHaveLength(1);
});

test('Deleting a review does not give its author another one within the hour', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await world.sandbox.member('Ada').slash('/settings set', { 'reviews-per-hour': 1 });
  const answer = await writeReview(noor, 'First', { score: '8' });
  await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Delete');
  const refused = messageOf(await noor.slash('/review write', { show: 'Second' }));
  expect(refused.content).toContain('as many reviews as this server allows');
});

test('A review that moderators have frozen or hidden cannot be moved, nor one of somebody else', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, ada, malik] = [sandbox.member('Noor'), sandbox.member('Ada'), sandbox.member('Malik')];
  const idOf = (at: number) =>
    /"write:([^":]+)/.exec(JSON.stringify(reviewMessages(world).at(at)?.components))?.[1];
  await writeReview(sandbox.member('Jun'), 'Silent Sea', { score: '9' });
  await writeReview(noor, 'Glass Heart', { score: '2' });
  await writeReview(ada, 'Glasheart', { score: '9' });
  const move = async () =>
    wordsOf(messageOf(await pressForged(world, noor, `move-show:${idOf(1)}:${idOf(0)}`)));
  const panel = await openPanel(malik, reviewMessages(world)[1] ?? { id: '' });
  for (const label of ['Freeze', 'Unfreeze']) {
    await decide(malik, panel, label);
    if (label === 'Freeze') expect(await move()).toContain('froze');
  }
  await ada.press(
    messageOf(await ada.slash('/moderate show merge', { show: 'Glasheart', into: 'Glass Heart' })),
    'Merge',
  );
  expect(await move()).toContain("can't be moved");
});

test.each(['Freeze', 'Hide'])(
  'Moving is not offered to a show where moderators chose "%s" for the own review',
  async (label) => {
    await using world = await startWithReviewChannel();
    const { sandbox } = world;
    const noor = sandbox.member('Noor');
    await writeReview(sandbox.member('Jun'), 'Glass Heart', { score: '9' });
    await writeReview(noor, 'Glass Heart', { score: '2' });
    await moderate(sandbox.member('Malik'), reviewMessages(world)[1] ?? { id: '' }, label);
    const { content } = await writeReview(noor, 'Glass Hart', { score: '3' });
    expect(content).toContain('Your review of **Glass Hart** is posted');
    expect(content).not.toContain('Did you mean');
  },
);

test('Hiding outlasts deleting and writing anew, also when the author had moved a review to the show', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, malik] = [sandbox.member('Noor'), sandbox.member('Malik')];
  await writeReview(noor, 'Stranger Things', { score: '8' });
  const answer = await writeReview(noor, 'Strangr Things', { body: 'Abusive.', score: '1' });
  await noor.press(answer, 'Yes, move it');
  await moderate(malik, reviewMessages(world)[1] ?? { id: '' }, 'Hide');
  await noor.press(messageOf(await noor.slash('/review delete', { show: 'Stranger Things' })), 'Delete');
  const again = await writeReview(noor, 'Stranger Things', { body: 'Abusive.', score: '1' });
  expect(again.content).toContain('the moderators have hidden your review of this show');
  expect(reviewMessages(world)).toEqual([]);
});

test('A blocked member is told the reason again, but only where members are told of decisions', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, ada] = [sandbox.member('Noor'), sandbox.member('Ada')];
  const write = async () => messageOf(await noor.slash('/review write', { show: 'Dark' })).content;
  await blockMember(ada, 'Noor', 'rude to *everybody*');
  expect(await write()).toContain(
    'The moderators of this server blocked you from writing reviews. Their reason: rude to \\*everybody\\*',
  );
  await ada.slash('/settings set', { 'tell-authors': false });
  expect(await write()).toContain('Ask one of them why.');
  expect(await write()).not.toContain('rude');
});

test('The reason is said again to whoever writes a frozen or hidden review', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, malik] = [sandbox.member('Noor'), sandbox.member('Malik')];
  await writeReview(noor, 'Dark', { score: '8' });
  await moderate(malik, reviewMessage(world), 'Hide', 'Abuse');
  await moderate(malik, reviewMessage(world), 'Freeze', 'no more edits');
  const refused = messageOf(await noor.slash('/review write', { show: 'Dark' })).content;
  expect(refused).toContain('Their reason: no more edits');
  await moderate(malik, reviewMessage(world), 'Unfreeze');
  // Hiding lasts when its author deletes the review and writes it again.
  await noor.press(messageOf(await noor.slash('/review delete', { show: 'Dark' })), 'Delete');
  expect((await writeReview(noor, 'Dark', { score: '7' })).content).toMatch(/hidden.*Their reason: Abuse/);
});
