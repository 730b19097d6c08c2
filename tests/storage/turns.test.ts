import { describe, expect, test } from 'vitest';
import { createTurns } from '../../src/storage/turns.ts';

describe('turns', () => {
  test('run the tasks of one key one after the other, and those of another key beside them', async () => {
    const turns = createTurns();
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const log: string[] = [];
    const tasks = [
      turns.take('a', async () => {
        log.push('a1 begins');
        await gate;
        log.push('a1 ends');
      }),
      turns.take('a', async () => void log.push('a2')),
      turns.take('b', async () => {
        log.push('b1');
        open();
      }),
    ];
    await Promise.all(tasks);
    expect(log).toEqual(['a1 begins', 'b1', 'a1 ends', 'a2']);
  });

  test('go on after a task that fails, whose caller alone learns of it', async () => {
    const turns = createTurns();
    const failing = turns.take('a', () => Promise.reject(new Error('no')));
    const next = turns.take('a', async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });

  test('are idle when all that was given is over', async () => {
    const turns = createTurns();
    const over: string[] = [];
    void turns.take('a', async () => void over.push('a1'));
    void turns.take('a', async () => void over.push('a2'));
    await turns.idle();
    expect(over).toEqual(['a1', 'a2']);
  });
});
