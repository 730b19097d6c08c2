import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deletionsOf } from '../../../src/catalogue/titles/deletions.ts';
import { oneTypoFrom } from '../../../src/catalogue/titles/one-typo.ts';
import { plainTypos } from '../../support/plain-typos.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '가'), maxLength: 9 });

test('A text is a title but for one typing error exactly when the distance between them is one', () => {
  fc.assert(
    fc.property(word, word, (typed, title) => {
      expect(oneTypoFrom(typed, title) === 'whole').toBe(plainTypos(typed, title) === 1);
    }),
    { numRuns: 2000 },
  );
});

test('What begins a title but for one typing error is seen while it is typed', () => {
  for (const typed of ['atta', 'atatck', 'attaack', 'sttack', 'attck'])
    expect(oneTypoFrom(typed, 'attackontitan') ?? 'right', typed).toBe(typed === 'atta' ? 'right' : 'begun');
  expect(oneTypoFrom('frieren', 'attackontitan')).toBeUndefined();
});

test('Two texts that differ by one error have one of their deletions in common', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      fc.pre(plainTypos(one, other) === 1);
      const left = new Set(deletionsOf(one));
      expect(deletionsOf(other).some((text) => left.has(text))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
