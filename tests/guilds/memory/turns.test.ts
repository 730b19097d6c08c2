import { expect, test } from 'vitest';
import { Turns } from '../../../src/guilds/memory/turns.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';

test('No turn begins while the outcome of a commit is unknown, and whoever waits for one hears it at once', async () => {
  const turns = new Turns();
  const settled = Promise.withResolvers<void>();
  const began: string[] = [];
  const first = turns.run('a', async () => {
    turns.waitFor(settled.promise, () => {}).catch(() => {});
    throw new StorageError('unavailable', 'Away.');
  });
  const second = turns.run('a', async () => void began.push('second'));
  await expect(first).rejects.toThrow('Away.');
  await expect(second).rejects.toThrow('It is not known yet');
  await expect(turns.run('b', async () => void began.push('b'))).rejects.toThrow(StorageError);
  expect(turns.isSettled).toBe(false);
  settled.reject(new StorageError('full', 'Full.'));
  await expect.poll(() => turns.isSettled).toBe(true);
  await turns.run('a', async () => void began.push('third'));
  expect(began).toEqual(['third']);
});
