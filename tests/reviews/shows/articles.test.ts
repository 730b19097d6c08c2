import { expect, test } from 'vitest';
import { lettersKey, sortedWords, withoutArticle } from '../../../src/reviews/shows/articles.ts';

test.each([
  ['the glass heart', 'glass heart'],
  ['le dernier ferry', 'dernier ferry'],
  ["l'avventura", 'avventura'],
  ['der himmel uber berlin', 'himmel uber berlin'],
  ['la casa de papel', 'casa de papel'],
  ['il gattopardo', 'gattopardo'],
  ['o auto da compadecida', 'auto da compadecida'],
  ['glass heart, the', 'glass heart'],
  ['the', 'the'],
  ["l'", "l'"],
  ['theatre', 'theatre'],
])('%j without its article is %j', (key, bare) => {
  expect(withoutArticle(key)).toBe(bare);
});

test.each([
  ['re:zero', 're zero'],
  ['the lighthouse shift', 'light house shift'],
  ['spider-man', 'spiderman'],
  ['m*a*s*h', 'mash'],
  ["ocean's eleven", 'oceans eleven'],
  ['kestrel & finch', 'kestrel and finch'],
  ['toi & moi', 'toi et moi'],
  ['война & мир', 'война и мир'],
])('%j has the letters of %j', (one, other) => {
  expect(lettersKey(one)).toBe(lettersKey(other));
});

test.each([
  ['!!!', '???'],
  ['e-muzyka', 'muzyka'],
  ['generation y', 'generation'],
  ['and', 'et'],
])('%j has other letters than %j', (one, other) => {
  expect(lettersKey(one)).not.toBe(lettersKey(other));
});

test.each([
  ["amour, l'", "l'amour"],
  ["l'ami de l'eau", "l'eau de l'ami"],
  ['uomo, un', "un'uomo"],
  ['finch and kestrel', 'kestrel & finch'],
])('%j has the words of %j in another order', (one, other) => {
  expect(sortedWords(one)).toBe(sortedWords(other));
});
