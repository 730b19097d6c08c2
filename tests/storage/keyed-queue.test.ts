import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyedQueue } from '../../src/storage/keyed-queue.ts';

test('Work for one key runs in order and one at a time, even when some fails; work for different keys runs side by side', async () => {
  const work = fc.record({ key: fc.constantFrom('a', 'b'), fails: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(work, { maxLength: 12 }), async (scheduler, works) => {
      const queue = new KeyedQueue();
      const running = new Set<string>();
      const done: number[] = [];
      const outcomes = works.map(({ key, fails }, index) =>
        queue.run(key, async () => {
          expect(running.has(key)).toBe(false);
          running.add(key);
          await scheduler.schedule(Promise.resolve());
          running.delete(key);
          done.push(index);
          if (fails) throw new Error('It failed');
          return index;
        }),
      );
      const settled = Promise.allSettled(outcomes);
      await scheduler.waitFor(settled);
      expect(await settled).toEqual(
        works.map(({ fails }, value) =>
          fails ? expect.objectContaining({ status: 'rejected' }) : { status: 'fulfilled', value },
        ),
      );
      for (const key of ['a', 'b']) {
        const ofKey = done.filter((index) => works[index]?.key === key);
        expect(ofKey).toEqual(ofKey.toSorted((one, other) => one - other));
      }
    }),
  );
});

test('It is idle once everything queued before has ended, failed or not', async () => {
  const queue = new KeyedQueue();
  const gate = Promise.withResolvers<void>();
  const seen: string[] = [];
  const first = queue.run('a', async () => {
    await gate.promise;
    seen.push('work');
    throw new Error('It failed');
  });
  const idle = queue.idle().then(() => seen.push('idle'));
  gate.resolve();
  await expect(first).rejects.toThrow('It failed');
  await idle;
  expect(seen).toEqual(['work', 'idle']);
});
