import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/sandbox/people/person.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { react, reviewMessage, shownCount, startWithReview, untilShown } from '../../support/votes.ts';
import {
  fieldOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WrittenText,
  writeReview,
} from '../../support/world.ts';

const HOUR = 3_600_000;

/** Edits a review with `/review edit`. Returns the answer. */
async function editReview(person: Person, show: string, text: WrittenText) {
  const opened = await person.slash('/review edit', { show });
  if (opened.kind !== 'modal') throw new Error(`No modal opened: ${JSON.stringify(opened)}`);
  return messageOf(await person.submit(opened.modal, { ...text }));
}

/** Deletes a review with `/review delete`. Returns the answer. */
async function deleteReview(person: Person, show: string) {
  const asked = messageOf(await person.slash('/review delete', { show }));
  return messageOf(await person.press(asked, 'Delete'));
}

const titleOf = (world: World) => reviewMessage(world).embeds[0]?.title;
const textOf = (world: World) => reviewMessage(world).embeds[0]?.description ?? '';

describe('`/review edit`', () => {
  test("offers only the member's own reviews, and opens the picked one", async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    await writeReview(noor, 'Glass Heart', { headline: 'Loud', score: '8' });
    await writeReview(world.sandbox.member('Jun'), 'Dark', { score: '9' });
    const [choice, ...others] = await noor.autocomplete('/review edit', 'show', 'gla');
    expect(choice?.name).toBe('✎ 8 · Glass Heart');
    expect(others).toEqual([]);
    const opened = await noor.slash('/review edit', { show: String(choice?.value) });
    if (opened.kind !== 'modal') throw new Error('No modal opened');
    expect(fieldOf(opened.modal, 'headline').value).toBe('Loud');
  });

  test('edits the embed in place and keeps the votes', async () => {
    await using world = await startWithReview();
    const { id } = reviewMessage(world);
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
    await editReview(world.sandbox.member('Noor'), 'Glass Heart', { body: 'Better than I thought.' });
    expect(reviewMessage(world).id).toBe(id);
    expect(textOf(world)).toContain('Better than I thought.');
    expect(shownCount(world)).toBe('1 of 1');
  });

  test('says how to write a review when the member has none of the show', async () => {
    await using world = await startWithReview();
    for (const show of ['Glass Heart', 'Nothing', 'id:AAAAAAAAAAAAAAAA']) {
      const answer = messageOf(await world.sandbox.member('Jun').slash('/review edit', { show }));
      expect(answer.content).toContain("You haven't reviewed that show");
    }
  });
});

describe('A change is shown', () => {
  test('in score and text after somebody has voted', async () => {
    await using world = await startWithReview();
    const noor = world.sandbox.member('Noor');
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
    await editReview(noor, 'Glass Heart', { score: '6.5' });
    expect(titleOf(world)).toBe('8.0 → 6.5/10 · Glass Heart');
    expect(textOf(world)).not.toContain('edited');
    await editReview(noor, 'Glass Heart', { body: 'Another text.' });
    expect(textOf(world)).toMatch(/^★★★★★★½☆☆☆ · edited/);
  });

  test('after an hour, and not before', async () => {
    const clock = new MovableClock();
    await using world = await startWithReview({ clock });
    const noor = world.sandbox.member('Noor');
    clock.advance(HOUR - 60_000);
    await editReview(noor, 'Glass Heart', { score: '7', body: 'A typo less.' });
    expect(titleOf(world)).toBe('7/10 · Glass Heart');
    expect(textOf(world)).not.toContain('edited');
    clock.advance(60_000);
    await editReview(noor, 'Glass Heart', { score: '9', body: 'On second thought.' });
    expect(titleOf(world)).toBe('7.0 → 9.0/10 · Glass Heart');
    expect(textOf(world)).toContain('edited');
  });

  test('no longer once the score is the old one again', async () => {
    await using world = await startWithReview();
    const noor = world.sandbox.member('Noor');
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
    await editReview(noor, 'Glass Heart', { score: '6.5' });
    await editReview(noor, 'Glass Heart', { score: '8' });
    expect(titleOf(world)).toBe('6.5 → 8.0/10 · Glass Heart');
  });
});

describe('`/review delete`', () => {
  test('asks for confirmation, and "Undo" brings back review and votes in a new message', async () => {
    await using world = await startWithReview();
    const noor = world.sandbox.member('Noor');
    const { id } = reviewMessage(world);
    react(world, 'Jun', '👍');
    react(world, 'Léa', '👎');
    await untilShown(world, '1 of 2');
    const deleted = await deleteReview(noor, 'Glass Heart');
    expect(reviewMessages(world)).toEqual([]);
    const restored = messageOf(await noor.press(deleted, 'Undo'));
    expect(restored.content).toContain('is back');
    expect(restored.components[0]?.components?.map(({ label }) => label)).toContain('Edit yours');
    expect(reviewMessage(world).id).not.toBe(id);
    expect(shownCount(world)).toBe('1 of 2');
    react(world, 'Léa', '👍');
    await untilShown(world, '2 of 2');
  });

  test('can be undone after a restart, once, and by nobody else', async () => {
    await using world = await startWithReview({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    const deleted = await deleteReview(noor, 'Glass Heart');
    await world.stopBot();
    await world.startBot();
    for (const answer of await Promise.all([noor.press(deleted, 'Undo'), noor.press(deleted, 'Undo')]))
      expect(messageOf(answer).content).toContain('is back');
    expect(reviewMessages(world)).toHaveLength(1);
  });

  test('can be undone for ten minutes', async () => {
    const clock = new MovableClock();
    await using world = await startWithReview({ clock });
    const noor = world.sandbox.member('Noor');
    const deleted = await deleteReview(noor, 'Glass Heart');
    clock.advance(10 * 60_000);
    expect(messageOf(await noor.press(deleted, 'Undo')).content).toContain('too late to undo');
    expect(reviewMessages(world)).toEqual([]);
  });

  test('keeps a review that was written since', async () => {
    await using world = await startWithReview();
    const noor = world.sandbox.member('Noor');
    const deleted = await deleteReview(noor, 'Glass Heart');
    await writeReview(noor, 'Glass Heart', { score: '2' });
    expect(messageOf(await noor.press(deleted, 'Undo')).content).toContain('written a new review');
    expect(titleOf(world)).toBe('2/10 · Glass Heart');
  });

  test('can be undone where the bot may no longer post: it says what is missing and posts later', async () => {
    await using world = await startWithReview();
    const noor = world.sandbox.member('Noor');
    const deleted = await deleteReview(noor, 'Glass Heart');
    world.sandbox.channel('reviews').deny('bot', 'EmbedLinks');
    expect(messageOf(await noor.press(deleted, 'Undo')).content).toContain('without Embed Links');
    world.sandbox.channel('reviews').allow('bot', 'EmbedLinks');
    await world.sandbox.until(() => reviewMessages(world).length === 1, 'the review');
  });
});

test('Undo brings back the text that was deleted with it, also when another was written and deleted since', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const remove = async () =>
    messageOf(await noor.press(messageOf(await noor.slash('/review delete', { show: 'Kappa' })), 'Delete'));
  await writeReview(noor, 'Kappa', { body: 'The old text.', score: '9' });
  const first = await remove();
  await writeReview(noor, 'Kappa', { body: 'The new text.', score: '2' });
  const second = await remove();
  await noor.press(first, 'Undo');
  expect(reviewMessages(world)[0]?.embeds[0]?.description).toContain('The old text.');
  await remove();
  await noor.press(second, 'Undo');
  expect(reviewMessages(world)[0]?.embeds[0]?.description).toContain('The new text.');
});

test('Pressed twice, "Delete" keeps its Undo, and Undo says that the review is back', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Glass Heart', { score: '8' });
  const asked = messageOf(await noor.slash('/review delete', { show: 'Glass Heart' }));
  const twice = (label: string) => Promise.all([noor.press(asked, label), noor.press(asked, label)]);
  for (const answer of await twice('Delete')) expect(messageOf(answer).content).toContain('is deleted');
  expect(reviewMessages(world)).toEqual([]);
  for (const answer of await twice('Undo')) expect(messageOf(answer).content).toContain('is back');
  expect(reviewMessages(world)).toHaveLength(1);
});

test('Undo says how many reviews came back when shows were merged', async () => {
  await using world = await startWithReviewChannel();
  const [noor, ada] = [world.sandbox.member('Noor'), world.sandbox.member('Ada')];
  await writeReview(noor, 'Glass Heart', { score: '8' });
  await writeReview(noor, 'Glass Heart II', { score: '6' });
  const shows = { show: 'Glass Heart II', into: 'Glass Heart' };
  await ada.press(messageOf(await ada.slash('/moderate show merge', shows)), 'Merge');
  const deleted = await deleteReview(noor, 'Glass Heart');
  expect(deleted.content).toContain('Your 2 reviews of **Glass Heart** are deleted');
  const restored = messageOf(await noor.press(deleted, 'Undo'));
  expect(restored.content).toContain('Your 2 reviews of **Glass Heart** are back');
});
