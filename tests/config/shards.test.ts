import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { shardsOf } from '../../src/config/shards.ts';

const SEVERAL = { DISCORD_TOKEN: 'token', DATABASE_URL: 'postgres://ovation@db/ovation' };

function read(variables: Record<string, string>) {
  const result = readConfig(variables);
  return result.ok ? result.config.shards : result.problems;
}

test('Without any variable, one process runs as many shards as Discord advises', () => {
  expect(read({})).toEqual({ count: 'auto', own: 'all' });
  expect(read({ SHARDS: 'auto' })).toEqual({ count: 'auto', own: 'all' });
  expect(shardsOf({ count: 'auto', own: 'all' }, 3, undefined)).toEqual({ count: 3, ids: [0, 1, 2] });
});

test('SHARDS=4 runs four in one process, whatever Discord advises', () => {
  const plan = { count: 4, own: 'all' } as const;
  expect(read({ SHARDS: '4' })).toEqual(plan);
  expect(shardsOf(plan, 1, undefined)).toEqual({ count: 4, ids: [0, 1, 2, 3] });
});

test.each([
  ['0-3', [0, 1, 2, 3]],
  ['0,2,5-7', [0, 2, 5, 6, 7]],
  [' 7 , 5-6 , 5', [5, 6, 7]],
  ['7', [7]],
])('SHARD_IDS=%s names the shards of this process', (list, ids) => {
  expect(read({ ...SEVERAL, SHARD_COUNT: '8', SHARD_IDS: list })).toEqual({ count: 8, own: ids });
});

test('SHARD_IDS that names all shards needs no other process, and so no PostgreSQL', () => {
  expect(read({ SHARD_COUNT: '2', SHARD_IDS: '0-1' })).toEqual({ count: 2, own: 'all' });
});

test.each(['2', 'ovation-2', 'ovation-blue-2'])('SHARD_PROCESS=%s is the third process', (SHARD_PROCESS) => {
  const own = { process: 2, processes: 3 };
  expect(read({ ...SEVERAL, SHARD_PROCESSES: '3', SHARD_PROCESS })).toEqual({ count: 'auto', own });
  expect(read({ ...SEVERAL, SHARD_COUNT: '8', SHARD_PROCESSES: '3', SHARD_PROCESS })).toEqual({
    count: 8,
    own,
  });
});

test.each([
  [{ SHARD_COUNT: '4', SHARD_IDS: '0-3', SHARDS: '3' }, /^SHARDS and SHARD_COUNT both say/],
  [{ SHARD_COUNT: '4', SHARD_IDS: '0', SHARD_PROCESSES: '2', SHARD_PROCESS: '1' }, /use one of them/],
  [{ SHARD_IDS: '0-3' }, /^SHARD_COUNT is missing/],
  [{ SHARD_COUNT: '4' }, /^SHARD_IDS is missing.*SHARDS/],
  [{ SHARD_COUNT: '4', SHARD_IDS: '3-4' }, /^SHARD_IDS must be lower than SHARD_COUNT/],
  [{ SHARD_PROCESSES: '2' }, /^SHARD_PROCESS is missing/],
  [{ SHARD_PROCESS: '2' }, /^SHARD_PROCESSES is missing/],
  [{ SHARD_PROCESSES: '2', SHARD_PROCESS: 'ovation-2' }, /^SHARD_PROCESS must be lower than/],
  [{ SHARD_COUNT: '2', SHARD_PROCESSES: '3', SHARD_PROCESS: '0' }, /each process needs a shard/],
])('%j gets one sentence', (variables, problem) => {
  expect(read({ ...SEVERAL, ...variables })).toEqual([expect.stringMatching(problem)]);
});

test.each([
  { SHARD_COUNT: '4', SHARD_IDS: '0-1' },
  { SHARD_PROCESSES: '2', SHARD_PROCESS: '0' },
])('Several processes (%j) are refused on a SQLite file, and without a token', (variables) => {
  for (const DATABASE_URL of ['sqlite://data/ovation.sqlite', 'memory://', ''])
    expect(read({ DISCORD_TOKEN: 'token', DATABASE_URL, ...variables })).toEqual([
      expect.stringContaining('need one PostgreSQL database'),
    ]);
  expect(read({ ...variables, DATABASE_URL: SEVERAL.DATABASE_URL })).toEqual([
    expect.stringContaining('need DISCORD_TOKEN'),
  ]);
});

test.each([
  [1, 1],
  [4, 4],
  [16, 3],
  [7, 4],
  [1000, 16],
])(
  '%i shards in %i processes: each is run once, and no process has two more than another',
  (count, processes) => {
    const shares = Array.from({ length: processes }, (_, process) =>
      shardsOf({ count, own: { process, processes } }, 1, undefined),
    );
    expect(shares.flatMap(({ ids }) => ids)).toEqual(Array.from({ length: count }, (_, id) => id));
    const sizes = shares.map(({ ids }) => ids.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2);
  },
);

test('Processes that share as many as Discord advises follow those that run, and have at least one each', () => {
  const plan = { count: 'auto', own: { process: 1, processes: 4 } } as const;
  expect(shardsOf(plan, 10, undefined)).toEqual({ count: 10, ids: [2, 3, 4] });
  expect(shardsOf(plan, 1, undefined)).toEqual({ count: 4, ids: [1] });
  expect(shardsOf(plan, 9, 8)).toEqual({ count: 8, ids: [2, 3] });
  expect(() => shardsOf(plan, 9, 2)).toThrow('The Ovations that run share 2 shards, too few for 4 processes');
});
