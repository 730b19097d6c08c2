import { expect, test, vi } from 'vitest';
import { SYSTEM_CLOCK } from '../src/clock.ts';

const DAY = 24 * 60 * 60_000;

test('A wait that is longer than any timer of Node ends no sooner', async () => {
  const stopping = new AbortController();
  const ended = vi.fn();
  const waits = [30 * DAY, Infinity].map((long) => SYSTEM_CLOCK.wait(long, stopping.signal).then(ended));
  await SYSTEM_CLOCK.wait(20);
  expect(ended).not.toHaveBeenCalled();
  stopping.abort();
  await Promise.all(waits);
});
