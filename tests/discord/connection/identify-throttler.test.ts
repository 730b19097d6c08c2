import { expect, test } from 'vitest';
import { identifyThrottler } from '../../../src/discord/connection/identify-throttler.ts';
import { KeyedQueue } from '../../../src/storage/keyed-queue.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import { MovableClock } from '../../support/movable-clock.ts';

/** Processes on one database, whose shards log what begins. */
function processes(count: number, concurrency: number) {
  const [clock, locks, ending] = [new MovableClock(), new KeyedQueue(), new AbortController()];
  const begun: number[] = [];
  const exclusively = <T>(name: string, work: () => Promise<T>) => locks.run(name, work);
  const options = { concurrency, exclusively, clock, signal: ending.signal };
  const throttlers = Array.from({ length: count }, () => identifyThrottler(options));
  const ask = (process: number, shard: number, closed = new AbortController()) => {
    const asked = throttlers[process]?.waitForIdentify(shard, closed.signal).then(() => begun.push(shard));
    asked?.catch(() => {});
    return closed;
  };
  /** Lets everything happen that waits for no clock. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const pass = async (milliseconds: number) => {
    await settle();
    clock.advance(milliseconds);
    await settle();
    return begun;
  };
  return { ask, pass, begun, options };
}

test('Sessions begin five seconds apart, whichever process they are in', async () => {
  const { ask, pass } = processes(2, 1);
  for (const shard of [0, 1, 2, 3]) ask(shard % 2, shard);
  expect(await pass(0)).toHaveLength(1);
  expect(await pass(4_900)).toHaveLength(1);
  expect(await pass(600)).toHaveLength(2);
  expect(await pass(5_500)).toHaveLength(3);
  expect((await pass(5_500)).toSorted()).toEqual([0, 1, 2, 3]);
});

test('With a max_concurrency of 4, shards of different remainders begin together', async () => {
  const { ask, pass } = processes(2, 4);
  for (const shard of [0, 1, 2, 3, 4, 5]) ask(Math.floor(shard / 3), shard);
  expect((await pass(0)).toSorted()).toEqual([0, 1, 2, 3]);
  expect((await pass(5_500)).toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
});

test('A connection that is closed while it waits takes no turn', async () => {
  const { ask, pass } = processes(1, 1);
  ask(0, 0);
  const closed = ask(0, 1);
  ask(0, 2);
  await pass(0);
  closed.abort();
  expect(await pass(5_500)).toEqual([0, 2]);
});

test('While the database is away, nothing begins; a session begins once when it is back', async () => {
  const { options, pass } = processes(0, 1);
  let isAway = true;
  const throttler = identifyThrottler({
    ...options,
    exclusively: async (name, work) => {
      if (isAway) throw new StorageError('unavailable', 'away');
      return options.exclusively(name, work);
    },
  });
  let begun = 0;
  void throttler.waitForIdentify(0, new AbortController().signal).then(() => (begun += 1));
  await pass(3_000);
  expect(begun).toBe(0);
  isAway = false;
  await pass(1_000);
  expect(begun).toBe(1);
});

test('A lock that is lost during a turn lets nobody begin twice', async () => {
  const { options, pass } = processes(0, 1);
  let locks = 0;
  const throttler = identifyThrottler({
    ...options,
    async exclusively(_, work) {
      locks += 1;
      await work();
      throw new StorageError('unavailable', 'away');
    },
  });
  await throttler.waitForIdentify(0, new AbortController().signal);
  await pass(5_500);
  await pass(5_500);
  expect(locks).toBe(1);
});
