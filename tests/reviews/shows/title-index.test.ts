import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersKey } from '../../../src/reviews/shows/articles.ts';
import { titleForm } from '../../../src/reviews/shows/similar-title.ts';
import { TitleIndex } from '../../../src/reviews/shows/title-index.ts';
import { TitleRows } from '../../../src/reviews/shows/title-rows.ts';

test('Titles that are a text or begin with it are those that a plain filter finds, the most reviewed first, also among more than fit into one stretch', () => {
  const title = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
  const titles = fc.array(
    fc.tuple(title, fc.option(fc.integer({ min: 2000, max: 2009 })), fc.integer({ min: 0, max: 20 })),
    {
      minLength: 1500,
      maxLength: 2000,
    },
  );
  fc.assert(
    fc.property(titles, (all) => {
      const rows = new TitleRows();
      const index = new TitleIndex(rows);
      const added = all.flatMap(([text, year, reviews], at) => {
        const show = { id: String(at), title: text, year: year ?? undefined, addedBy: '1', addedAt: 0 };
        return rows.add(show, reviews);
      });
      for (const row of added) index.add(row);
      for (const row of added.slice(0, 1000)) index.remove(row);
      const left = added.slice(1000).sort(rows.compare);
      const byReviews = left.toSorted(
        (a, b) => rows.reviews.get(b) - rows.reviews.get(a) || left.indexOf(a) - left.indexOf(b),
      );
      for (const start of ['a', 'bc', 'ccccc', 'd', 'a (2', 'ab (2004)']) {
        expect([...index.same(start)]).toEqual(left.filter((row) => rows.key(row) === start));
        const isYear = start.includes('(');
        const begun = (isYear ? left : byReviews).filter((row) => rows.text(row).startsWith(start));
        const byLetters = byReviews.filter((row) => rows.letters(row).startsWith(lettersKey(start)));
        for (const most of [1, 25, 2000]) {
          const expected = [...(isYear ? begun : begun.slice(0, most)), ...byLetters.slice(0, most)];
          expect([...index.beginningWith(titleForm(start), most)]).toEqual(expected);
        }
      }
    }),
    { numRuns: 20 },
  );
});
