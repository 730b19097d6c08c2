import { expect, test } from 'vitest';
import { bareKey, withoutArticle } from '../../../src/reviews/shows/articles.ts';

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

test('Punctuation makes no difference to a bare key, and a title of nothing else keeps it', () => {
  expect(bareKey('re:zero')).toBe(bareKey('re zero'));
  expect(bareKey('!!!')).toBe('!!!');
});
