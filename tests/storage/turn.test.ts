import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turn } from '../../src/storage/turn.ts';

const busyFor = (milliseconds: number) => {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
};

test('Of much long work at once, only one part has its turn before others have theirs', async () => {
  let running = 0;
  const work = async () => {
    const turn = new Turn();
    for (let part = 0; part < 4; part += 1) {
      await turn.next();
      running += 1;
      busyFor(1);
    }
  };
  const all = Promise.all(Array.from({ length: 50 }, work));
  const inATurn: number[] = [];
  while (running < 200) {
    const before = running;
    await setImmediate();
    inATurn.push(running - before);
  }
  await all;
  expect(Math.max(...inATurn)).toBeLessThanOrEqual(2);
});

test('Work that fails keeps nobody from their turn', async () => {
  const failing = new Turn().next().then(() => {
    throw new Error('It failed');
  });
  const next = new Turn().next();
  await expect(failing).rejects.toThrow('It failed');
  await expect(next).resolves.toBeUndefined();
});
