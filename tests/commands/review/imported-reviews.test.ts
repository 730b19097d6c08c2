import { expect, test } from 'vitest';
import { putReviews } from '../../support/put-reviews.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../support/world.ts';

const IMPORTED = {
  by: 'Noor',
  body: 'Time is a circle.',
  score: 80,
  writtenAt: Date.UTC(2019, 1, 2),
  imported: { at: Date.UTC(2026, 4, 10), from: 'letterboxd', id: 'AAAAAAAAAAAAAAAA' },
  posting: { state: 'withheld', reason: 'imported' },
} as const;

/** A world in which Noor has imported a review of Dark and one of Glass Heart. */
async function startWithImported(): Promise<World> {
  const world = await startWithReviewChannel({ onDisk: true });
  await putReviews(world, [
    { ...IMPORTED, show: 'Dark' },
    { ...IMPORTED, show: 'Glass Heart' },
  ]);
  return world;
}

const asAda = async ({ sandbox }: World, command: string) =>
  messageOf(await sandbox.member('Ada').slash(command));

test('An imported review reads like any other, has no message, and nobody misses one', async () => {
  await using world = await startWithImported();
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  const read = messageOf(await jun.slash('/review read', { show: 'Dark' }));
  expect(JSON.stringify(read)).toContain('Time is a circle.');
  expect(JSON.stringify(await asAda(world, '/settings check'))).not.toContain('no longer have a message');
  expect(JSON.stringify(await asAda(world, '/settings repost'))).not.toContain('Post them');

  const edited = await writeReview(noor, 'Dark', { body: 'Still a circle.', score: '9' });
  expect(edited.content).toContain("is saved and counts. It came with an import, so it isn't posted.");
  expect(reviewMessages(world)).toEqual([]);
  await noor.press(edited, 'Post it');
  await world.settled();
  expect(reviewMessages(world).map(({ embeds }) => embeds[0]?.description)).toEqual([
    expect.stringContaining('Still a circle.'),
  ]);
});
