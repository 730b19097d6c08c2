import { expect, test } from 'vitest';
import type { Shard, Vitals } from '../../../src/measures.ts';
import { Health } from '../../../src/operations/monitoring/health.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';

const OK = { status: 'ok' };
const shard = (id: number, isConnected = true): Shard => ({ id, isConnected, latency: undefined });
const never = new Promise<never>(() => {});

/** A bot that is well, but for the changes. */
const vitalsOf = (changes: Partial<Vitals> = {}) =>
  ({ shards: () => [shard(0), shard(1)], checkStore: async () => {}, ...changes }) as Vitals;

/** The health of a bot that runs, by a clock whose waits are over at once. */
function healthOf(
  vitals: Vitals,
  wait = async (_milliseconds: number, _signal?: AbortSignal): Promise<void> => never,
) {
  const stopping = new AbortController();
  const health = new Health({ wait }, stopping.signal);
  health.watch(vitals);
  health.started();
  return { health, stopping };
}

test('A bot is well once it has started, is connected, and its store answers', async () => {
  const health = new Health({ wait: () => never }, new AbortController().signal);
  expect(await health.check()).toEqual({
    status: 'failing',
    parts: {
      start: { status: 'failing', problem: 'Ovation is starting.' },
      gateway: { status: 'failing', problem: 'There is no connection to Discord yet.' },
      store: { status: 'failing', problem: 'The database is being opened.' },
    },
  });
  health.watch(vitalsOf());
  expect(await health.check()).toMatchObject({ status: 'failing', parts: { gateway: OK, store: OK } });
  health.started();
  expect(await health.check()).toEqual({ status: 'ok', parts: { start: OK, gateway: OK, store: OK } });
});

test('Shards that wait for their turn to connect are named', async () => {
  const health = new Health({ wait: () => never }, new AbortController().signal);
  health.watch(vitalsOf({ shards: () => [shard(0), shard(1, false)] }));
  expect(await health.check()).toMatchObject({
    status: 'failing',
    parts: {
      gateway: { problem: expect.stringMatching(/^There is no connection to Discord yet, of shard 1:/) },
    },
  });
});

test('One shard that has lost its connection is named', async () => {
  const { health } = healthOf(vitalsOf({ shards: () => [shard(0), shard(1, false)] }));
  expect(await health.check()).toMatchObject({
    status: 'failing',
    parts: { gateway: { problem: 'The connection to Discord is lost, of shard 1; reconnecting.' } },
  });
});

test('A store that refuses says why', async () => {
  const full = new StorageError('full', 'Cannot write to data/ovation.sqlite: Make room on the disk.');
  const { health } = healthOf(vitalsOf({ checkStore: () => Promise.reject(full) }));
  expect(await health.check()).toMatchObject({
    status: 'failing',
    parts: { start: OK, gateway: OK, store: { problem: full.message } },
  });
});

test('A store that does not answer is not waited for without a limit, nor asked twice at once', async () => {
  let asked = 0;
  const checkStore = () => {
    asked += 1;
    return never;
  };
  const waited: number[] = [];
  const limit = Promise.withResolvers<void>();
  const { health } = healthOf(vitalsOf({ checkStore }), (milliseconds) => {
    waited.push(milliseconds);
    return limit.promise;
  });
  const answers = [health.check(), health.check()];
  limit.resolve();
  for (const answer of answers)
    expect(await answer).toMatchObject({
      status: 'failing',
      parts: { store: { problem: 'The database has not answered for 5 seconds.' } },
    });
  expect([asked, waited]).toEqual([1, [5_000]]);
});

test('A bot that stops is no longer well, and waits for no store', async () => {
  // As the clock does, which ends a wait with its signal.
  const wait = (_: number, signal?: AbortSignal) => (signal?.aborted ? Promise.resolve() : never);
  const { health, stopping } = healthOf(vitalsOf({ checkStore: () => never }), wait);
  stopping.abort();
  expect(await health.check()).toMatchObject({
    status: 'failing',
    parts: {
      start: { problem: 'Ovation is stopping.' },
      store: { problem: 'The database is being closed.' },
    },
  });
});
