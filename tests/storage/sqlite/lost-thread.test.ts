import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { StorageError } from '../../../src/storage/storage-errors.ts';
import { startWithReviewChannel, startWorld, writeReview } from '../../support/world.ts';

test('A bot whose database thread ends says so, answers what is asked by then, and can be stopped', async () => {
  const opened = once(process, 'worker') as Promise<[Worker]>;
  const lost = Promise.withResolvers<StorageError>();
  await using world = await startWithReviewChannel({ onDisk: true, onStorageLost: lost.resolve });
  const [thread] = await opened;
  await thread.terminate();
  expect((await lost.promise).message).toContain('is closed: its thread has ended');
  const answer = await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' }).catch(String);
  expect(JSON.stringify(answer)).toContain("can't use its database");
});

test('Stopping the bot is no loss', async () => {
  let isLost = false;
  const world = await startWorld({
    onDisk: true,
    onStorageLost: () => {
      isLost = true;
    },
  });
  await world[Symbol.asyncDispose]();
  expect(isLost).toBe(false);
});
