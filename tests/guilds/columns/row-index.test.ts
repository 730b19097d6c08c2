import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf } from '../../../src/guilds/columns/hash.ts';
import { RowIndex } from '../../../src/guilds/columns/row-index.ts';

test('After any additions and removals, it finds the rows that are there and no others', () => {
  // A hash with few values, so that many rows have the same.
  const hashes = fc.constantFrom(
    (row: number) => hashOf(row, 0),
    (row: number) => row & 7,
  );
  const steps = fc.array(fc.tuple(fc.nat(400), fc.boolean()), { maxLength: 600 });
  fc.assert(
    fc.property(hashes, steps, fc.option(fc.nat(5000)), (hash, some, expected) => {
      const index = new RowIndex(hash);
      if (expected !== null) index.reserve(expected);
      const rows = new Set<number>();
      for (const [row, isAdded] of some) {
        if (isAdded === rows.has(row)) continue;
        if (isAdded) index.add(row);
        else index.remove(row);
        if (isAdded) rows.add(row);
        else rows.delete(row);
      }
      for (let row = 0; row <= 400; row++)
        expect(index.find(hash(row), (one) => one === row)).toBe(rows.has(row) ? row : -1);
    }),
    { numRuns: 50 },
  );
});

test('It finds a hundred thousand rows, however it has grown', () => {
  const index = new RowIndex((row) => hashOf(row, 1));
  for (let row = 0; row < 100_000; row++) index.add(row);
  for (let row = 0; row < 100_000; row++)
    if (index.find(hashOf(row, 1), (one) => one === row) !== row) throw new Error(`Row ${row} is lost`);
  expect(index.find(hashOf(100_000, 1), (one) => one === 100_000)).toBe(-1);
});

test('It finds each of several thousand rows that have one hash', () => {
  const index = new RowIndex(() => 5);
  for (let row = 0; row < 3000; row++) index.add(row);
  for (let row = 0; row < 3000; row += 100) expect(index.find(5, (one) => one === row)).toBe(row);
});
