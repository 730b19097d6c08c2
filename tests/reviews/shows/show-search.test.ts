import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { ShowSearch } from '../../../src/reviews/shows/show-search.ts';
import { parseTitle } from '../../../src/reviews/shows/title.ts';

function show(typed: string): Show {
  return { id: typed, ...parseTitle(typed), addedBy: '1', addedAt: 0 };
}

function searchOf(...titles: string[]): ShowSearch {
  const search = new ShowSearch();
  for (const title of titles) search.add(show(title));
  return search;
}

const titlesFound = (search: ShowSearch, typed: string, limit = 25): string[] => {
  const { matching, similar } = search.search(typed, limit);
  return [...matching, ...similar].map(({ title }) => title);
};

const TITLES = [
  'Glass Heart (2025)',
  'The Glass Menagerie',
  'Heart of Stone',
  'Amélie',
  'Re:Zero',
  'ガラスの心',
  'がんばれ',
  '글래스 하트',
  '하나의 사랑',
  '玻璃之心',
  '!!!',
];

describe('a show is found', () => {
  test.each([
    ['as one types', 'gl', 'Glass Heart (2025)'],
    ['by a later word', 'menag', 'The Glass Menagerie'],
    ['with its words in another order', 'heart glass', 'Glass Heart (2025)'],
    ['with a typo', 'galss haert', 'Glass Heart (2025)'],
    ['with one letter too few', 'menagrie', 'The Glass Menagerie'],
    ['with a word too many', 'glass menagerie film', 'The Glass Menagerie'],
    ['by its year', 'glass heart 2025', 'Glass Heart (2025)'],
    ['by title and year as shown', 'Glass Heart (2025)', 'Glass Heart (2025)'],
    ['without its accent', 'amelie', 'Amélie'],
    ['in full width', 'ＧＬＡＳＳ　ＨＥＡＲＴ', 'Glass Heart (2025)'],
    ['with full-width punctuation', 'Re：Zero', 'Re:Zero'],
    ['in Japanese', 'ガラス', 'ガラスの心'],
    ['in hiragana for katakana', 'がらす', 'ガラスの心'],
    ['in half-width katakana', 'ｶﾞﾗｽ', 'ガラスの心'],
    ['by its end', 'の心', 'ガラスの心'],
    ['in Chinese', '之心', '玻璃之心'],
    ['in Korean', '글래스', '글래스 하트'],
    ['in Korean by a later word', '하트', '글래스 하트'],
    ['while a Korean syllable is being typed', '글래ㅅ', '글래스 하트'],
    ['while the next Korean consonant still ends the syllable', '한', '하나의 사랑'],
    ['by the first Korean consonant', 'ㄱ', '글래스 하트'],
    ['when it has no letters', '!!', '!!!'],
  ])('%s', (_how, typed, title) => {
    expect(titlesFound(searchOf(...TITLES), typed)[0]).toBe(parseTitle(title).title);
  });
});

test('the title itself comes first, then titles that begin with it, then the others', () => {
  const search = searchOf('My Heart', 'Heartland', 'Heart Signal', 'Heart', 'Heart (2019)');
  expect(search.search('heart', 25).matching.map(({ id }) => id)).toEqual([
    'Heart',
    'Heart (2019)',
    'Heart Signal',
    'Heartland',
    'My Heart',
  ]);
});

test('no show is found when none is similar', () => {
  expect(titlesFound(searchOf(...TITLES), 'xyzzy')).toEqual([]);
});

test('shows with all of the words come first, and those with some are listed separately', () => {
  const search = searchOf('Glass', 'Stone Heart', 'Glass Heart', 'Heart of Glass');
  const { matching, similar } = search.search('heart glass', 25);
  expect(matching.map(({ title }) => title)).toEqual(['Glass Heart', 'Heart of Glass']);
  expect(similar.map(({ title }) => title).sort()).toEqual(['Glass', 'Stone Heart']);
});

test('no more shows are found than the limit', () => {
  const search = searchOf('Heart 1', 'Heart 2', 'Stone 3');
  for (const limit of [1, 2]) expect(titlesFound(search, 'heart stone', limit)).toHaveLength(limit);
  expect(titlesFound(search, 'heart', 1)).toHaveLength(1);
});

test('a removed show is not found, and removing it again does nothing', () => {
  const search = searchOf('Glass Heart');
  search.remove('Glass Heart');
  search.remove('Glass Heart');
  expect(titlesFound(search, 'glass')).toEqual([]);
});

test('a show that is added again under its id is found only by its new title', () => {
  const search = searchOf('Glass Heart');
  search.add({ ...show('Glass Heart'), title: 'Crystal Soul' });
  expect(titlesFound(search, 'glass')).toEqual([]);
  expect(titlesFound(search, 'crystal')).toEqual(['Crystal Soul']);
});

test('finding by title returns shows of any year, and no similar ones', () => {
  const search = searchOf('Glass Heart', 'glass heart (2025)', 'Glass Hearts');
  expect(search.findByTitle('GLASS HEART').map(({ id }) => id)).toEqual([
    'Glass Heart',
    'glass heart (2025)',
  ]);
});

test('every show is found by its own title, whatever its script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (typed) => {
      const { title } = parseTitle(typed);
      fc.pre(title !== '');
      expect(titlesFound(searchOf(...TITLES, title), title)[0]).toBe(title);
    }),
  );
});

test('shows that are not offered leave their places to others', () => {
  const search = searchOf('Heart 1', 'Heart 2', 'My Heart', 'Heart 3');
  const isOffered = ({ id }: Show) => id !== 'Heart 1';
  expect(search.search('heart', 2, isOffered).matching.map(({ id }) => id)).toEqual(['Heart 2', 'Heart 3']);
  expect(search.search('1 heart', 25, isOffered).similar.map(({ id }) => id)).not.toContain('Heart 1');
});

test('of very many shows that are not offered, a search asks about a bounded number', () => {
  const search = searchOf(...Array.from({ length: 5000 }, (_, index) => `Heart ${index}`));
  let asked = 0;
  const found = search.search('heart', 25, () => {
    asked += 1;
    return false;
  });
  expect(found).toEqual({ matching: [], similar: [] });
  expect(asked).toBeLessThanOrEqual(2000);
});

test('of thousands of shows with a frequent word, the one with the rare word too is found', () => {
  const titles = Array.from({ length: 5000 }, (_, index) => `The ${index} Season 2`);
  const search = searchOf(...titles, 'The Lantern Season 2');
  expect(titlesFound(search, 'season the lantern')[0]).toBe('The Lantern Season 2');
  expect(titlesFound(search, 'the lantren')[0]).toBe('The Lantern Season 2');
});

test('similar titles are found by typos and by words in another order', () => {
  const search = searchOf('Glass Heart', 'Heart of Stone', 'Signal');
  for (const typed of ['Glass Hart', 'heart glass', 'The Glass Heart'])
    expect(search.findSimilar(typed).map(({ id }) => id)).toEqual(['Glass Heart']);
});

test('adding, replacing and removing shows in any order leaves the same finds as adding the last of each', () => {
  const titles = fc.constantFrom('Glass Heart', 'Glass', 'Heart Glass', 'Heart', 'Galss', '心の花', '');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), titles)), (changes) => {
      const [changed, fresh] = [new ShowSearch(), new ShowSearch()];
      const left = new Map<string, Show>();
      for (const [number, title] of changes) {
        const id = String(number);
        changed.remove(id);
        left.delete(id);
        if (title === '') continue;
        left.set(id, { ...show(id), title });
        changed.add({ ...show(id), title });
      }
      for (const each of left.values()) fresh.add(each);
      for (const typed of ['glass', 'heart g', 'haert', '心'])
        expect(changed.search(typed, 25)).toEqual(fresh.search(typed, 25));
      expect(changed.findSimilar('Glass Hart')).toEqual(fresh.findSimilar('Glass Hart'));
    }),
  );
});
