import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortInTurns } from '../../../src/guilds/memory/sort-in-turns.ts';

interface Item {
  readonly rank: number;
  readonly at: number;
}

const byRank = (a: Item, b: Item) => a.rank - b.rank;
const items = fc
  .array(fc.integer({ min: 0, max: 20 }), { maxLength: 300 })
  .map((ranks) => ranks.map((rank, at) => ({ rank, at })));

test('It sorts as an array does: equal items keep their order', async () => {
  await fc.assert(
    fc.asyncProperty(items, async (given) => {
      const before = [...given];
      expect(await sortInTurns(given, byRank)).toEqual(given.toSorted(byRank));
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
    for (const until = performance.now() + 0.2; performance.now() < until; );
    return a - b;
  };
  await sortInTurns(
    Array.from({ length: 200 }, (_, at) => (at * 7919) % 200),
    slow,
  );
  isSorting = false;
  await counting;
  expect(turns).toBeGreaterThan(10);
});
