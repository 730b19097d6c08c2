import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSnowflakes } from '../../../src/discord/connection/compare-snowflakes.ts';

test('Ids are compared as numbers', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
      fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
      (one, other) => {
        const order = one < other ? -1 : one > other ? 1 : 0;
        expect(Math.sign(compareSnowflakes(String(one), String(other)))).toBe(order);
        expect(compareSnowflakes(String(one), String(one))).toBe(0);
      },
    ),
  );
});
