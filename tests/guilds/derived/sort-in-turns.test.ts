import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortInTurns } from '../../../src/guilds/derived/sort-in-turns.ts';

interface Item {
  readonly rank: number;
  readonly at: number;
}

const compare = (a: Item, b: Item) => a.rank - b.rank || a.at - b.at;
const items = fc
  .array(fc.integer({ min: 0, max: 20 }), { maxLength: 300 })
  .map((ranks) => ranks.map((rank, at) => ({ rank, at })));

test('It sorts as an array does', async () => {
  await fc.assert(
    fc.asyncProperty(items, async (given) => {
      const before = [...given];
      const sorted = await sortInTurns(given, (a, b) => compare(a, b) < 0);
      expect([...sorted]).toEqual(given.toSorted(compare));
      expect(given).toEqual(before);
    }),
  );
});

test('Others have their turn while it sorts what takes long', async () => {
  let turns = 0;
  let isSorting = true;
  const count = async () => {
    for (; isSorting; turns += 1) await new Promise(setImmediate);
  };
  const counting = count();
  const slow = (a: number, b: number) => {
    for (const until = performance.now() + 0.05; performance.now() < until; );
    return a < b;
  };
  await sortInTurns(
    Array.from({ length: 2000 }, (_, at) => (at * 7919) % 2000),
    slow,
  );
  isSorting = false;
  await counting;
  expect(turns).toBeGreaterThan(4);
});
