import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedTexts } from '../../../src/reviews/shows/sorted-texts.ts';

test('finds what a plain sort and filter find, also among more than fit into one stretch', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 }), {
    minLength: 1500,
    maxLength: 2500,
  });
  fc.assert(
    fc.property(texts, (all) => {
      const sorted = new SortedTexts<{ readonly text: string }>();
      const things = all.map((text) => ({ text }));
      for (const thing of things) sorted.add(thing);
      for (const thing of things.slice(0, 1000)) sorted.remove(thing);
      const left = things.slice(1000).sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
      for (const start of ['', 'a', 'bc', 'ccccc', 'd']) {
        const expected = left.filter(({ text }) => text.startsWith(start));
        const found = [...sorted.beginningWith(start)];
        expect(found.length).toBe(expected.length);
        expect(found.every((thing, at) => thing === expected[at])).toBe(true);
      }
    }),
    { numRuns: 20 },
  );
});
