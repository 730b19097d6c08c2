import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestFirst } from '../../src/reviews/best-first.ts';

test('Items come in the order in which a sort puts them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ max: 20 })), (items) => {
      expect([...bestFirst(items, (a, b) => a > b)]).toEqual(items.toSorted((a, b) => b - a));
    }),
  );
});
