import { expect, test } from 'vitest';
import { pressForged } from '../../support/press-forged.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  writeReview,
} from '../../support/world.ts';

const TEXT = { body: 'The band plays for real.', score: '8' };

const NAMES = [
  'write',
  'edit',
  'write-show',
  'score',
  'review-channel',
  'retry',
  'delete',
  'delete-confirm',
  'as-pasted',
  'spoilers',
];

test('A forged or outdated button or select menu gets an answer', async () => {
  await using world = await startWithReviewChannel();
  const ada = world.sandbox.member('Ada');
  for (const name of NAMES)
    for (const rest of ['', ':', ':nothing', ':::::', `:${'x'.repeat(99 - name.length)}`, ':__proto__'])
      for (const type of ['button', 'select'] as const) {
        const id = name + rest;
        const answer = await pressForged(world, ada, id, type);
        expect(answer, id).not.toMatchObject({ kind: 'failed' });
        expect(messageOf(answer).content, id).not.toBe('');
        expect(messageOf(answer).content, id).not.toContain('Something went wrong');
      }
  expect(reviewMessages(world)).toEqual([]);
});

test('An unknown custom id gets an answer', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  for (const id of [' ', ':', 'unknown', 'constructor', '__proto__:x', 'toString', '😀'.repeat(100)]) {
    const answer = await pressForged(world, noor, id);
    expect(messageOf(answer).content, id).toContain('older version of Ovation');
    expect(answer).toMatchObject({ ephemeral: true });
  }
});

test('A modal that nobody opened, or from an older version, gets an answer', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  for (const custom_id of ['review:nothing', 'review', 'review:a:b:c']) {
    const returned = messageOf(await noor.submit({ ...modal, custom_id }, TEXT));
    expect(returned.content, custom_id).toContain('form has expired');
    expect(returned.embeds[0]?.description, custom_id).toBe(TEXT.body);
  }
  const unknown = messageOf(await noor.submit({ ...modal, custom_id: 'rating:x' }, TEXT));
  expect(unknown.content).toContain('older version');
  const short = { ...modal, components: modal.components.slice(1, 2) };
  const answer = messageOf(await noor.submit(short, { body: 'Only this.' }));
  expect(answer.content).toContain('is posted');
  expect(reviewMessages(world)).toHaveLength(1);
});

test("Nobody edits, deletes or undoes another member's review", async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), 'Glass Heart', {
    body: `Head\n\n${'A scene. '.repeat(30)}\n\n7/10`,
  });
  const [before] = reviewMessages(world);
  const showId = /^write:([^:]+)/.exec(
    before?.components[0]?.components?.find(({ custom_id }) => custom_id?.startsWith('write'))?.custom_id ??
      '',
  )?.[1];
  expect(showId).toBeDefined();
  const jun = sandbox.member('Jun');
  for (const name of ['delete', 'delete-confirm', 'as-pasted', 'retry']) {
    const answer = await pressForged(world, jun, `${name}:${showId}:${sandbox.member('Noor').id}`);
    expect(messageOf(answer).content, name).toMatch(/no longer exists|no longer have a saved text/);
  }
  const opened = await pressForged(world, jun, `edit:${showId}`);
  if (opened.kind !== 'modal') throw new Error('No modal opened');
  await jun.submit(opened.modal, TEXT);
  const [after, own] = reviewMessages(world);
  expect(after?.embeds).toEqual(before?.embeds);
  expect(own?.embeds[0]?.author?.name).toBe('Jun');
});
