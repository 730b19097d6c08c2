import { expect, test } from 'vitest';
import { react, reviewMessage, startWithReview, untilShown } from '../../support/votes.ts';
import { messageOf, reviewMessages, startWithReviewChannel, writeReview } from '../../support/world.ts';

/** What a proxy in front of Discord may send in place of an answer, as a success. */
const PAGE = { status: 200, body: '<!DOCTYPE html><html><title>Just a moment...</title></html>' };

test('A review is posted although a page comes in place of the answer to its post', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  sandbox.faults.answer({ ...PAGE, method: 'POST', path: /^\/channels\/\d+\/messages$/ });
  const answer = await writeReview(sandbox.member('Noor'), 'Dark', { score: '8' });
  await sandbox.until(
    () => sandbox.world.messages.get(answer.id)?.content.includes('is posted'),
    'the answer',
  );
  expect(reviewMessages(world)).toHaveLength(1);
});

test('A recount keeps votes although a page comes in place of a message', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  react(world, 'Jun', '👍');
  react(world, 'Malik', '👍');
  await untilShown(world, '2 of 2');
  const edits = () => sandbox.requests.filter(({ method }) => method === 'PATCH').length;
  const before = edits();
  sandbox.faults.answer({ ...PAGE, method: 'GET', path: /^\/channels\/\d+\/messages\/\d+$/ });
  const { id } = messageOf(await sandbox.member('Ada').slash('/settings recount'));
  await sandbox.until(() => sandbox.world.messages.get(id)?.content.includes('Done'), 'the end');
  expect(reviewMessage(world).embeds.at(-1)?.footer?.text).toContain('2 of 2');
  // The progress is told by edits of its own.
  const told = sandbox.requests.filter(({ method, path }) => method === 'PATCH' && path.includes('webhooks'));
  expect(edits() - before).toBe(told.length);
});
