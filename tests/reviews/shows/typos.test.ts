import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typosBetween } from '../../../src/reviews/shows/typos.ts';
import { plainTypos } from '../../support/plain-typos.ts';

test.each([
  ['dragno', 'dragon', 1],
  ['rdagon', 'dragon', 1],
  ['kign', 'king', 1],
  ['mountian', 'mountain', 1],
  ['promisse', 'promise', 1],
  ['montain', 'mountain', 1],
  ['moutnian', 'mountain', 2],
  ['oragro', 'dragno', 3],
  ['ca', 'abc', 3],
])('%j is %j with %i typos at least', (one, other, typos) => {
  expect(typosBetween(one, other, 2)).toBe(typos);
  expect(typosBetween(other, one, 2)).toBe(typos);
});

test('Up to the most that are looked for, the typos between any two texts are as many as their definition says', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
      expect(typosBetween(one, other, most)).toBe(Math.min(plainTypos(one, other), most + 1));
    }),
    { numRuns: 2000 },
  );
});
