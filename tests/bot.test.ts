import { describe, expect, test } from 'vitest';
import { react, shownCount, startWithReview, untilShown } from './support/votes.ts';
import {
  chooseReviewChannel,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  startWorld,
} from './support/world.ts';

const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

describe('When the bot is stopped', () => {
  test("a review that is being posted is posted once, with the bot's reactions, and its author gets an answer", async () => {
    await using world = await startWorld({ onDisk: true });
    const { sandbox } = world;
    await chooseReviewChannel(world);
    const noor = sandbox.member('Noor');
    const modal = await openModal(noor, 'Glass Heart', { score: 8 });
    sandbox.faults.answer({ ...POST, status: 500, times: 2 });
    const answer = noor.submit(modal, { body: 'A show like no other.' });
    await sandbox.until(() => sandbox.requests.some(({ status }) => status === 500), 'a first attempt');
    await world.stopBot();
    expect(messageOf(await answer).content).toContain('is posted');
    expect(reviewMessages(world).map(({ reactions }) => reactions.length)).toEqual([2]);
    await world.startBot();
    await world.stopBot();
    expect(reviewMessages(world)).toHaveLength(1);
  });

  test('whatever comes after that waits for the next start', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const { sandbox } = world;
    const noor = sandbox.member('Noor');
    const modal = await openModal(noor, 'Glass Heart', { score: 8 });
    sandbox.faults.answer({ ...POST, status: 500, times: 4 });
    const answer = noor.submit(modal, { body: 'A show like no other.' });
    await sandbox.until(() => sandbox.requests.some(({ status }) => status === 500), 'a first attempt');
    await world.stopBot();
    expect(messageOf(await answer).content).toContain('is saved');
    expect(reviewMessages(world)).toEqual([]);
    await world.startBot();
    await sandbox.until(() => reviewMessages(world).length === 1, 'the post');
  });

  test('all votes it received are on disk', async () => {
    await using world = await startWithReview({ onDisk: true, timing: { flushDelay: 60_000 } });
    react(world, 'Jun', '👍');
    // Its answer shows that the vote has arrived before.
    await world.sandbox.member('Jun').slash('/top');
    await world.stopBot();
    // Without a sweep, what the bot shows next comes from the disk.
    world.sandbox.faults.answer({ method: 'GET', path: /\/messages/, status: 500, times: Infinity });
    await world.startBot();
    react(world, 'Léa', '👎');
    await untilShown(world, '1 of 2');
  });

  test('it leaves nothing open: another start over the same data works at once', async () => {
    await using world = await startWithReview({ onDisk: true });
    for (let count = 0; count < 5; count += 1) {
      await world.stopBot();
      await world.startBot();
    }
    expect(world.sandbox.connections()).toBe(1);
    react(world, 'Jun', '👍');
    await world.sandbox.until(() => shownCount(world) === '1 of 1', 'the count');
    expect(world.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
