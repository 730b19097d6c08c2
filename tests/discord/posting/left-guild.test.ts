import { expect, test } from 'vitest';
import { MovableClock } from '../../support/movable-clock.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../support/world.ts';

/** discord.js sends a request four times before it gives up. */
const ATTEMPTS = 4;

/** A world with one review, in which Discord fails once for requests with this method. */
async function startWithFailure(method: 'PATCH' | 'DELETE', change: (world: World) => Promise<unknown>) {
  const clock = new MovableClock();
  const world = await startWithReviewChannel({ clock, timing: { retryDelays: [600_000] } });
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  world.sandbox.faults.answer({ method, path: /^\/channels\//, status: 503, times: ATTEMPTS });
  await change(world);
  return { world, clock };
}

test('An edit that waited when the bot was removed is made when it is invited again', async () => {
  const { world, clock } = await startWithFailure('PATCH', ({ sandbox }) =>
    writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '3' }),
  );
  await using _ = world;
  const { sandbox } = world;
  sandbox.leave();
  const from = sandbox.requests.length;
  clock.advance(600_000);
  sandbox.join();
  await sandbox.until(() => reviewMessages(world)[0]?.embeds[0]?.title === '3/10 · Glass Heart', 'the edit');
  expect(sandbox.requests.slice(from).filter(({ status }) => status === 403)).toEqual([]);
});

test('The message of a review deleted before goes when the bot is invited again', async () => {
  const { world, clock } = await startWithFailure('DELETE', async ({ sandbox }) => {
    const noor = sandbox.member('Noor');
    await noor.press(messageOf(await noor.slash('/review delete', { show: 'Glass Heart' })), 'Delete');
  });
  await using _ = world;
  const { sandbox } = world;
  sandbox.leave();
  clock.advance(600_000);
  sandbox.join();
  await sandbox.until(() => reviewMessages(world).length === 0, 'the removal');
});

test.each(['PATCH', 'GET'])(
  'A %s on its way when the bot is removed does not make a review lose its message',
  async (method) => {
    await using world = await startWithReviewChannel();
    const { sandbox } = world;
    await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
    world.becomeImpatient();
    sandbox.faults.delay(60_000, { method, path: /^\/channels\/\d+\/messages/ });
    if (method === 'PATCH') await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '3' });
    else sandbox.faults.dropGateway({ resume: false });
    await sandbox.until(() => sandbox.connections() === 1, 'the session');
    sandbox.leave();
    sandbox.faults.clear();
    sandbox.join();
    const repost = async () => messageOf(await sandbox.member('Ada').slash('/settings repost')).content;
    await expect.poll(repost).toContain('Every review is in');
    expect(reviewMessages(world)).toHaveLength(1);
  },
);
