import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberList, packNumbers, unpackNumbers } from '../../../src/catalogue/index/packed-numbers.ts';

test('Numbers up to the largest safe one come back as they were packed', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat(), { maxLength: 3000 }), (numbers) => {
      const list = new NumberList();
      for (const number of numbers) list.push(number);
      const sorted = list.sorted();
      expect([...sorted]).toEqual(numbers.toSorted((a, b) => a - b));
      expect([...unpackNumbers(packNumbers(sorted, 0), 0)]).toEqual([...sorted]);
    }),
    { numRuns: 50 },
  );
});
