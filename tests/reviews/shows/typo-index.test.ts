import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TypoIndex } from '../../../src/reviews/shows/typo-index.ts';
import { plainTypos } from '../../support/plain-typos.ts';

test('The texts with few typos are those that comparing all texts finds, also after some were removed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 60 }),
      fc.array(fc.boolean()),
      text,
      (texts, isRemoved, typed) => {
        const index = new TypoIndex((thing) => texts[thing] ?? '');
        for (const thing of texts.keys()) index.add(thing);
        for (const thing of texts.keys()) if (isRemoved[thing]) index.remove(thing);
        for (const mostTypos of [0, 1, 2]) {
          const found = index.within(typed, mostTypos).map(({ thing, typos }) => [thing, typos]);
          const expected = [...texts.entries()].flatMap(([thing, one]) => {
            const typos = plainTypos(typed, one);
            return !isRemoved[thing] && typos <= mostTypos ? [[thing, typos]] : [];
          });
          expect(found.sort()).toEqual(expected.sort());
        }
      },
    ),
  );
});
