import { expect, test } from 'vitest';
import { clearExpiredHourly } from '../../../src/guilds/memory/clear-expired.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import { MovableClock } from '../../support/movable-clock.ts';

const HOUR = 60 * 60_000;

test('What has expired is deleted every hour, also after the disk has refused it once', async () => {
  const clock = new MovableClock();
  const stopping = new AbortController();
  const times: number[] = [];
  const clearExpired = async (now: number) => {
    times.push(now);
    if (times.length === 1) throw new StorageError('full', 'The disk is full.');
  };
  const clearing = clearExpiredHourly({ clearExpired }, clock, stopping.signal);
  for (const hours of [1, 2, 3]) {
    await expect.poll(() => times.length).toBe(hours);
    clock.advance(HOUR);
  }
  await expect.poll(() => times.length).toBe(4);
  expect((times[3] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(3 * HOUR);
  stopping.abort();
  await clearing;
  expect(times).toHaveLength(4);
});
