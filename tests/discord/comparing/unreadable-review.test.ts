import { expect, test } from 'vitest';
import { garbleReviewsBy } from '../../support/break-storage.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  writeReview,
} from '../../support/world.ts';

/** Reviews by Noor, Jun and Léa, of which Jun's becomes unreadable on disk. */
async function startWithUnreadable(options?: WorldOptions): Promise<World> {
  const world = await startWithReviewChannel({ onDisk: true, ...options });
  for (const name of ['Noor', 'Jun', 'Léa'])
    await writeReview(world.sandbox.member(name), 'Dark', { score: '8', headline: `By ${name}` });
  garbleReviewsBy(world, 'Jun');
  return world;
}

/** What the footers of the messages of Noor's, Jun's and Léa's reviews say. */
const footers = (world: World) =>
  reviewMessages(world).map(({ embeds }) => /\d+ of \d+/.exec(embeds.at(-1)?.footer?.text ?? '')?.[0]);

const check = async ({ sandbox }: World) =>
  messageOf(await sandbox.member('Ada').slash('/settings check')).content;

test('The check still compares the other reviews of the channel', async () => {
  await using world = await startWithUnreadable();
  expect(await check(world)).toContain('3 reviews');
});

test('A recount counts the others, says that one failed, and ends', async () => {
  await using world = await startWithUnreadable();
  const { sandbox } = world;
  const { id } = messageOf(await sandbox.member('Ada').slash('/settings recount'));
  await sandbox.until(
    () => sandbox.world.messages.get(id)?.content.includes('1 review failed') === true,
    'the end',
  );
  expect(await check(world)).not.toContain('Stop');
});

test('An update of its message is not tried again and again, and the others are updated', async () => {
  const clock = new MovableClock();
  await using world = await startWithUnreadable({ clock, timing: { retryDelays: [1000] } });
  const { sandbox } = world;
  for (const message of reviewMessages(world)) sandbox.member('Tomás').react(message, '👍');
  await expect.poll(() => footers(world)).toEqual(['1 of 1', undefined, '1 of 1']);
  const attempts = () => world.logged.filter((line) => line.includes('An embed could not be updated')).length;
  await expect.poll(attempts).toBe(1);
  for (let round = 0; round < 5; round += 1) {
    clock.advance(60_000);
    await check(world);
  }
  expect(attempts()).toBe(1);
});
