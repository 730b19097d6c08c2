import { describe, expect, test } from 'vitest';
import { topList } from '../../../support/top-list.ts';
import {
  fieldOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../../support/world.ts';

const topOf = async ({ sandbox }: World) => topList(messageOf(await sandbox.member('Ada').slash('/top')));

test('"Edit" opens the review, and submitting replaces it in place', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const answer = await writeReview(noor, 'Glass Heart', { headline: 'Loud', score: '8' });
  const opened = await noor.press(answer, 'Edit yours');
  if (opened.kind !== 'modal') throw new Error('No modal opened');
  expect(fieldOf(opened.modal, 'headline').value).toBe('Loud');
  const edited = await noor.submit(opened.modal, { headline: '', body: 'I was wrong.', score: '2.5' });
  // In the place of the first answer, which would be outdated.
  expect(edited.kind).toBe('update');
  expect(messageOf(edited).content).toContain('is updated');
  expect(reviewMessages(world)).toMatchObject([
    { embeds: [{ title: '2.5/10 · Glass Heart', description: '★★½☆☆☆☆☆☆☆\n\nI was wrong.' }] },
  ]);
  expect(await topOf(world)).toEqual(['Glass Heart · one review: Noor gave 2.5']);
});

describe('"Delete"', () => {
  test('asks for confirmation; then message, review and votes are gone for good, from the ranking too', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    const answer = await writeReview(noor, 'Glass Heart', { score: '8' });
    const [message] = reviewMessages(world);
    if (message === undefined) throw new Error('Nothing was posted');
    world.sandbox.member('Jun').react(message, '👍');
    await world.sandbox.until(
      () => reviewMessages(world)[0]?.embeds[0]?.footer?.text.includes('1 of 1 person'),
      'the vote',
    );
    const asked = await noor.press(answer, 'Delete');
    expect(asked.kind).toBe('update');
    expect(reviewMessages(world)).toHaveLength(1);
    const deleted = await noor.press(messageOf(asked), 'Delete');
    expect(deleted.kind).toBe('update');
    expect(messageOf(deleted).content).toContain('is deleted');
    expect(messageOf(deleted).content).toContain('For ten minutes, Undo brings it back');
    expect(reviewMessages(world)).toEqual([]);
    expect(await topOf(world)).toEqual([]);

    await world.stopBot();
    await world.startBot();
    expect(await topOf(world)).toEqual([]);
    await writeReview(noor, 'Glass Heart', { score: '6' });
    expect(reviewMessages(world)).toMatchObject([
      { embeds: [{ title: '6/10 · Glass Heart', footer: { text: 'Was this review helpful to you?' } }] },
    ]);
  });

  test('keeps the reviews of others', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    await writeReview(world.sandbox.member('Jun'), 'Glass Heart', { score: '4' });
    const answer = await writeReview(noor, 'Glass Heart', { score: '8' });
    await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Delete');
    expect(reviewMessages(world)).toMatchObject([{ embeds: [{ author: { name: 'Jun' } }] }]);
    expect(await topOf(world)).toEqual(['Glass Heart · one review: Jun gave 4']);
  });

  test('can be answered with "Keep"', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    const answer = await writeReview(noor, 'Glass Heart', { score: '8' });
    const kept = messageOf(await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Keep'));
    expect(kept).toMatchObject({ content: answer.content, components: answer.components });
    expect(reviewMessages(world)).toHaveLength(1);
  });

  test('in another answer says so when the review is gone, and that answer loses its buttons', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    const answer = await writeReview(noor, 'Glass Heart', { score: '8' });
    const other = await writeReview(noor, 'Glass Heart', { score: '9' });
    await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Delete');
    // The show still exists: "Edit yours" starts a new review of it.
    const opened = await noor.press(other, 'Edit yours');
    expect(opened.kind === 'modal' && fieldOf(opened.modal, 'body').value).toBeUndefined();
    const told = await noor.press(other, 'Delete');
    expect(told.kind).toBe('update');
    expect(messageOf(told)).toMatchObject({
      content: expect.stringContaining('no longer exists'),
      components: [],
    });
  });
});

test('A review whose message a moderator deleted is not posted again, even when its author rewrites it', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  await writeReview(noor, 'Glass Heart', { score: '8' });
  const [message] = reviewMessages(world);
  if (message === undefined) throw new Error('Nothing was posted');
  sandbox.member('Malik').remove(message);
  const answer = await writeReview(noor, 'Glass Heart', { score: '3' });
  expect(answer.content).toContain('a moderator removed its message');
  expect(reviewMessages(world)).toEqual([]);
  await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Delete');
  const rewritten = await writeReview(noor, 'Glass Heart', { score: '5' });
  expect(rewritten.content).toContain('a moderator removed its message');
  expect(reviewMessages(world)).toEqual([]);
});
