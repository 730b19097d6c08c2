import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdTable } from '../../../src/guilds/columns/id-table.ts';

const id = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
  fc.constantFrom('0', '00', '007', '4294967295999999999', '4294967296000000000', '', 'glass', '１２'),
  fc.string({ maxLength: 20 }),
);

test('Each id has one number, by which it is found again as it was', () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 50 }), (ids) => {
      const table = new IdTable();
      const numbers = ids.map((one) => table.numberOf(one));
      expect(new Set(numbers).size).toBe(new Set(ids).size);
      for (const [at, one] of ids.entries()) {
        expect(table.idOf(numbers[at] ?? -1)).toBe(one);
        expect(table.find(one)).toBe(numbers[at]);
      }
      expect(table.find('unknown')).toBe(ids.includes('unknown') ? 0 : undefined);
    }),
  );
});
