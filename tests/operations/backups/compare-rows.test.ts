import { expect, test } from 'vitest';
import { compareRows } from '../../../src/operations/backups/compare-rows.ts';

type Row = readonly [namespace: string, key: string, value: string];

/** As a database yields them: in the order of their bytes. */
const rowsOf = (rows: readonly Row[]) =>
  rows
    .map(([namespace, key, value]) => ({ namespace, key, value }))
    .sort((one, other) => Buffer.compare(bytesOf(one), bytesOf(other)));

const bytesOf = ({ namespace, key }: { readonly namespace: string; readonly key: string }) =>
  Buffer.from(`${namespace}\0${key}`);

const valueIn = (rows: readonly Row[]) => (namespace: string, key: string) =>
  rows.find(([one, other]) => one === namespace && other === key)?.[2];

test.each([
  [
    'in a value',
    [
      ['a', '1', 'x'],
      ['b', '1', 'y'],
    ],
    [
      ['b', '1', 'z'],
      ['a', '1', 'x'],
    ],
    'b 1',
  ],
  [
    'in a row that is not there',
    [
      ['a', '1', 'x'],
      ['b', '2', 'y'],
    ],
    [['a', '1', 'x']],
    'b 2',
  ],
  [
    'in a row more',
    [['b', '1', 'x']],
    [
      ['b', '1', 'x'],
      ['a', '2', 'y'],
    ],
    'a 2',
  ],
  [
    'in nothing',
    [
      ['a', '\uffee', 'x'],
      ['a', '😀', 'y'],
    ],
    [
      ['a', '😀', 'y'],
      ['a', '\uffee', 'x'],
    ],
    undefined,
  ],
] as const)(
  'A backup that differs %s is told from what it was made of',
  async (_, one, other, difference) => {
    const compared = await compareRows(rowsOf(one), rowsOf(other), valueIn(one));
    expect(compared.difference).toBe(difference);
    expect(compared.written).toBe(0);
  },
);

test('What was written while a backup was made is no difference', async () => {
  const before: Row[] = [
    ['a', '1', 'x'],
    ['a', '2', 'x'],
    ['a', '3', 'x'],
    ['b', '1', 'x'],
  ];
  const backup: Row[] = [
    ['a', '1', 'y'],
    ['a', '3', 'x'],
    ['a', '4', 'y'],
    ['b', '1', 'x'],
  ];
  const after: Row[] = [
    ['a', '1', 'z'],
    ['a', '3', 'y'],
    ['a', '4', 'y'],
    ['b', '1', 'x'],
  ];
  expect(await compareRows(rowsOf(before), rowsOf(backup), valueIn(after))).toEqual({ rows: 5, written: 3 });
  expect(await compareRows(rowsOf(before), rowsOf([['a', '1', 'x']]), valueIn(after))).toMatchObject({
    difference: 'b 1',
    written: 2,
  });
});
