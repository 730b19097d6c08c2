import { expect, test } from 'vitest';
import { ShowSearch } from '../../../src/reviews/shows/show-search.ts';
import { isSimilarTitle } from '../../../src/reviews/shows/similar-title.ts';

test.each([
  ['Glass Hart', 'Glass Heart'],
  ['The Glass Heart', 'Glass Heart'],
  ['Heart, Glass', 'Glass Heart'],
  ['Drak Matter', 'Dark Matter'],
  ['愛の不時着だ', '愛の不時着'],
])('"%s" may be meant for "%s"', (typed, title) => {
  expect(isSimilarTitle(typed, title)).toBe(true);
  expect(isSimilarTitle(title, typed)).toBe(true);
});

test.each([
  ['Glass Heart', 'glass heart'],
  ['Dark', 'Dork'],
  ['Dark', 'Lark'],
  ['Stranger Things 2', 'Stranger Things 3'],
  ['Stranger Things', 'Stranger Things 2'],
  ['Rocky II', 'Rocky IV'],
  ['Signal', 'Silent'],
  ['千と千尋', '千尋と千'],
])('"%s" is a different show from "%s"', (one, other) => {
  expect(isSimilarTitle(one, other)).toBe(false);
});

test('Shows of different years are never similar, and aliases count as titles', () => {
  const show = {
    id: '1',
    title: 'Glass Heart',
    year: 2025,
    aliases: ['グラスハート'],
    addedBy: '1',
    addedAt: 1,
  };
  const search = new ShowSearch();
  search.add(show);
  expect(search.findNear({ title: 'Glass Hart', year: 1999 })).toEqual([]);
  expect(search.findNear({ title: 'Glass Hart' })).toEqual([show]);
  expect(search.findNear({ title: 'グラスハード' })).toEqual([show]);
});
