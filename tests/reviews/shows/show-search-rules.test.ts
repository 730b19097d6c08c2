import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersKey } from '../../../src/reviews/shows/articles.ts';
import { allFound } from '../../../src/reviews/shows/found-shows.ts';
import { readingsOf } from '../../../src/reviews/shows/readings.ts';
import { searchWords } from '../../../src/reviews/shows/search-words.ts';
import { type Show, titlesOf } from '../../../src/reviews/shows/show.ts';
import { ShowSearch } from '../../../src/reviews/shows/show-search.ts';
import { fitsYear, isSimilarTitle } from '../../../src/reviews/shows/similar-title.ts';
import { titleKey } from '../../../src/reviews/shows/title.ts';

const WORDS =
  "the a love lover lové glass heart harte heart, night nihgt & and et L' un' 2046 2047 1999 II III Season 1 2 愛 愛人 さくら サクラ 글래스 하트 Война й ! ??? - ß İ Ångström 👨‍👩‍👧 \u200d".split(
    ' ',
  );
const word = fc.constantFrom(...WORDS);
const title = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', ' ', '  ', ', ', '-', ''))
  .map(([words, between]) => words.join(between))
  .filter((text) => titleKey(text) !== '');
const show = fc.record({
  title,
  year: fc.option(fc.constantFrom(1999, 2000, 2046), { nil: undefined }),
  aliases: fc.array(title, { maxLength: 2 }),
  reviews: fc.integer({ min: 0, max: 3 }),
});
/** How a title is typed: as it is, cut off, or with a letter left out, put in, or swapped with the next. */
const typed = fc
  .tuple(title, fc.constantFrom('', ' 1999', ' (2000)'), fc.nat(), fc.integer({ min: 0, max: 5 }))
  .map(([text, year, place, way]) => {
    const at = place % text.length;
    const [before, letter = '', after] = [text.slice(0, at), text[at], text.slice(at + 1)];
    const ways = [text, text, text.slice(0, at + 1), before + after, `${before}e${letter}${after}`];
    return `${ways[way] ?? `${before}${after.charAt(0)}${letter}${after.slice(1)}`}${year}`;
  });

test('What is found in any few shows, also after some were replaced and removed, are those that the plain rules name', () => {
  fc.assert(
    fc.property(
      fc.array(show, { minLength: 1, maxLength: 20 }),
      fc.array(typed, { minLength: 1, maxLength: 5 }),
      (invented, texts) => {
        const search = new ShowSearch();
        const shows = new Map<string, Show>();
        const reviews = new Map<string, number>();
        for (const [at, { reviews: count, ...more }] of invented.entries()) {
          const id = String(at % 12);
          const added = { id, addedBy: '1', addedAt: at, ...more };
          search.add(added, count);
          shows.set(id, added);
          reviews.set(id, count);
          if (at % 5 === 4) {
            search.remove(id);
            shows.delete(id);
          }
        }
        for (const text of texts) check(search, [...shows.values()], reviews, text);
      },
    ),
    { numRuns: 300 },
  );
});

/** Compares a search for a text with the rules, applied to each show. */
function check(search: ShowSearch, shows: readonly Show[], reviews: Map<string, number>, text: string) {
  const found = search.search(text, 25);
  const key = titleKey(text);
  const withTitle = (isMeant: (title: string) => boolean) => (one: Show) => titlesOf(one).some(isMeant);
  const meantBy = (isMeant: (one: string, other: string) => boolean, isOfYear: boolean) =>
    shows.filter((one) =>
      readingsOf(text).some(
        ({ title, year }) =>
          fitsYear(one, year) === isOfYear && titlesOf(one).some((each) => isMeant(title, each)),
      ),
    );
  const isSame = (one: string, other: string) => titleKey(one) === titleKey(other);
  const all = allFound(found);
  expect(new Set(all).size, text).toBe(all.length);

  expect(new Set(found.exact), text).toEqual(new Set(meantBy(isSame, true)));
  const similar = meantBy(isSimilarTitle, true);
  expect(all, text).toEqual(expect.arrayContaining(similar));
  expect(similar, text).toEqual(expect.arrayContaining([...found.near, ...found.misspelt]));

  const isFirst = (one: Show) => found.exact.includes(one) || found.near.includes(one);
  const begun = shows
    .filter(withTitle((title) => titleKey(title).startsWith(key)))
    .filter((one) => !isFirst(one));
  const foundBegun = found.matching.slice(0, begun.length);
  expect(new Set(foundBegun), text).toEqual(new Set(begun));
  const counts = foundBegun.map(({ id }) => reviews.get(id) ?? 0);
  expect(counts, text).toEqual(counts.toSorted((a, b) => b - a));

  const ofOtherYear = [...meantBy(isSame, false), ...meantBy(isSimilarTitle, false)];
  const hasWords = (title: string) =>
    searchWords(key).every((word) =>
      searchWords(titleKey(title)).some(
        (other) => other === word || (word.length > 2 && other.startsWith(word)),
      ),
    );
  const hasLetters = (title: string) => lettersKey(titleKey(title)).startsWith(lettersKey(key));
  const fitting = shows.filter(withTitle((title) => hasWords(title) || hasLetters(title)));
  expect([...found.exact, ...found.near, ...found.matching, ...ofOtherYear], text).toEqual(
    expect.arrayContaining(fitting),
  );
}
