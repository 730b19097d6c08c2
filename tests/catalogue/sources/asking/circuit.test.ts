import { expect, test } from 'vitest';
import { Circuit } from '../../../../src/catalogue/sources/asking/circuit.ts';

const HOUR = 60 * 60_000;

test('Leaves a source alone after three failures in a row, longer each time, ten minutes at most', () => {
  const circuit = new Circuit();
  expect([1, 2, 3, 4, 5].map(() => circuit.failed('down', 0))).toEqual([
    undefined,
    undefined,
    30_000,
    60_000,
    120_000,
  ]);
  const later = [6, 7, 8, 9].map(() => circuit.failed('odd', 0));
  expect(later).toEqual([240_000, 480_000, 600_000, 600_000]);
  expect(circuit.restAt(599_999)).toMatchObject({ trouble: 'odd' });
  expect(circuit.restAt(600_000)).toBeUndefined();
});

test('A success in between lets a source fail again', () => {
  const circuit = new Circuit();
  circuit.failed('down', 0);
  circuit.failed('down', 0);
  circuit.succeeded();
  expect(circuit.failed('down', 0)).toBeUndefined();
  circuit.failed('down', 0);
  circuit.failed('down', 0);
  expect([circuit.isBroken, circuit.isDoubted]).toEqual([true, true]);
  circuit.succeeded();
  expect([circuit.isBroken, circuit.isDoubted]).toEqual([false, false]);
  expect(circuit.restAt(0)).toBeUndefined();
});

test('Waits as long as a source that is limited asks for, an hour at most, and otherwise longer each time', () => {
  const circuit = new Circuit();
  expect(circuit.failed('limited', 0, 60_000)).toBe(60_000);
  expect(circuit.failed('limited', 0, 0)).toBe(1_000);
  expect(circuit.failed('limited', 0, -5)).toBe(1_000);
  expect(circuit.failed('limited', 0, 24 * HOUR)).toBe(HOUR);
  const other = new Circuit();
  expect([1, 2, 3].map(() => other.failed('limited', 0))).toEqual([5_000, 10_000, 20_000]);
});

test('Leaves a source that refuses alone for an hour', () => {
  expect(new Circuit().failed('refused', 0)).toBe(HOUR);
});

test('A shorter rest does not end a longer one', () => {
  const circuit = new Circuit();
  circuit.failed('refused', 0);
  circuit.failed('limited', 10, 1_000);
  expect(circuit.restAt(HOUR - 1)).toBeDefined();
});
