import { expect, test } from 'vitest';
import type { ModalValues } from '../../../src/sandbox/people/modal-values.ts';
import { react, reviewMessage, shownCount, untilShown } from '../../support/votes.ts';
import {
  fieldOf,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

const description = (world: World) => reviewMessage(world).embeds[0]?.description ?? '';

async function openDetails(world: World, answer: { readonly id: string }) {
  const opened = await world.sandbox.member('Noor').press(answer, 'Add details');
  if (opened.kind !== 'modal') throw new Error(`No modal opened: ${JSON.stringify(opened)}`);
  return opened.modal;
}

async function addDetails(world: World, answer: { readonly id: string }, values: ModalValues) {
  return messageOf(await world.sandbox.member('Noor').submit(await openDetails(world, answer), values));
}

test('Details are shown compactly, survive an edit, prefill the form, and can be removed', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const posted = await writeReview(noor, 'Dark', { score: '8' });
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  const answer = await addDetails(world, posted, {
    story: '9.5/10',
    music: '0/10',
    progress: 'watching 5 of 12',
  });
  expect(answer.content).toContain('is updated');
  expect(description(world)).toContain('\nWatching · 5 of 12 episodes seen · Story 9.5 · Music 0\n');
  expect(description(world)).not.toContain('edited');
  await writeReview(noor, 'Dark', { body: 'Again.', score: '8' });
  expect(description(world)).toContain('Story 9.5');
  const modal = await openDetails(world, answer);
  expect(fieldOf(modal, 'progress').value).toBe('watching 5 of 12');
  expect(fieldOf(modal, 'story').options?.find((option) => option.default)?.value).toBe('9.5');
  await noor.submit(modal, { story: [], music: [], progress: '' });
  expect(description(world)).not.toMatch(/Story|Watching/);
  expect(shownCount(world)).toBe('1 of 1');
});

test('The bot repeats a progress that it cannot read, and keeps the rest', async () => {
  await using world = await startWithReviewChannel();
  const posted = await writeReview(world.sandbox.member('Noor'), 'Dark', { score: '8' });
  const answer = await addDetails(world, posted, { acting: '7/10', progress: 'nearly *all*' });
  expect(answer.content).toContain("I didn't understand");
  expect(answer.content).toContain('nearly \\*all\\*');
  expect(description(world)).toContain('Acting 7');
});

test('Details of a review that is gone, and after a restart', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const noor = world.sandbox.member('Noor');
  const posted = await writeReview(noor, 'Dark', { score: '8' });
  await world.stopBot();
  await world.startBot();
  const modal = await openDetails(world, posted);
  const asked = messageOf(await noor.slash('/review delete', { show: 'Dark' }));
  await noor.press(asked, 'Delete');
  const told = messageOf(await noor.submit(modal, { progress: 'completed' }));
  expect(told).toMatchObject({ content: expect.stringContaining('no longer exists'), components: [] });
});

test('A score alone is a review, in a compact embed', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await noor.submit(await openModal(noor, 'Dark'), { score: '7.5' });
  expect(reviewMessages(world)).toMatchObject([{ embeds: [{ author: { name: '7.5/10 · Dark · Noor' } }] }]);
});

test('An empty form is refused, and nothing is said to be kept', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const refused = messageOf(await noor.submit(await openModal(noor, 'Dark'), { body: ' ' }));
  expect(refused.content).toContain('That review is empty');
  expect(refused.content).not.toMatch(/saved|kept/);
  expect(await noor.autocomplete('/review write', 'show', '')).toEqual([]);
  expect(reviewMessages(world)).toEqual([]);
});

test('An edit can take the score away, and says so', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Dark', { score: '8' });
  const modal = await openModal(noor, 'Dark');
  const edited = messageOf(await noor.submit(modal, { score: [] }));
  expect(edited.content).toContain('It no longer has a score.');
  await world.sandbox.until(() => reviewMessages(world)[0]?.embeds[0]?.title === 'Dark', 'no score');
  expect(wordsOf(messageOf(await noor.slash('/top')))).toContain('No show has a score yet.');
});
