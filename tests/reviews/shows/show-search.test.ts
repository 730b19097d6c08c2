import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allFound, probablyMeant } from '../../../src/reviews/shows/found-shows.ts';
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

const titlesFound = (search: ShowSearch, typed: string, limit = 25): string[] =>
  allFound(search.search(typed, limit)).map(({ title }) => title);

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
  const { exact, matching } = search.search('heart', 25);
  expect(exact.map(({ id }) => id)).toEqual(['Heart', 'Heart (2019)']);
  expect(matching.map(({ id }) => id)).toEqual(['Heart Signal', 'Heartland', 'My Heart']);
});

test('no show is found when none is similar', () => {
  expect(titlesFound(searchOf(...TITLES), 'xyzzy')).toEqual([]);
});

test('shows with all of the words come first, and those with some are listed separately', () => {
  const search = searchOf('Glass', 'Stone Heart', 'Glass Heart', 'Heart of Glass');
  const { near, matching, similar } = search.search('heart glass', 25);
  expect(near.map(({ title }) => title)).toEqual(['Glass Heart']);
  expect(matching.map(({ title }) => title)).toEqual(['Heart of Glass']);
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

test('a show that another stands for leaves its place to that one', () => {
  const search = searchOf('Heart 1', 'Heart 2', 'Signal');
  const shownFor = (found: Show) => (found.id === 'Heart 1' ? show('Signal') : found);
  expect(search.search('heart', 2, shownFor).matching.map(({ id }) => id)).toEqual(['Signal', 'Heart 2']);
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
    expect(search.findNear({ title: typed }).map(({ id }) => id)).toEqual(['Glass Heart']);
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
      expect(changed.findNear({ title: 'Glass Hart' })).toEqual(fresh.findNear({ title: 'Glass Hart' }));
    }),
  );
});

describe('what was typed', () => {
  const fits = (typed: string, ...titles: string[]) => {
    const { exact, near, similar } = searchOf(...titles).search(typed, 25);
    const ids = (shows: readonly Show[]) => shows.map(({ id }) => id);
    return { exact: ids(exact), near: ids(near), similar: ids(similar) };
  };

  test.each([
    ['Dernier Ferry', 'Le Dernier Ferry'],
    ['Le Dernier Ferry', 'Dernier Ferry'],
    ['Avventura', "L'Avventura"],
    ['Re Zero', 'Re:Zero'],
    ['Glass Heart, The', 'The Glass Heart'],
    ["Amour, L'", "L'Amour"],
    ['Kestrel and Finch', 'Kestrel & Finch'],
    ['lighthouseshift', 'The Lighthouse Shift'],
    ['Light House Shift', 'The Lighthouse Shift'],
    ['Heart Glass', 'Glass Heart'],
    ['Glass Hear', 'Glass Heart'],
  ])('%j was probably meant for %j', (typed, title) => {
    expect(fits(typed, title, 'Another One').near).toEqual([title]);
  });

  test.each(['Glass Heart (2025)', 'Glass Heart 2025', 'glass heart', 'GLASS HEART  (2025)'])(
    '%j is Glass Heart of 2025',
    (typed) => {
      expect(fits(typed, 'Glass Heart (2025)', 'Heartland')).toMatchObject({ exact: ['Glass Heart (2025)'] });
    },
  );

  test.each(['Glass Heart (2019)', 'Glass Heart 2019'])(
    '%j is another year, which comes first of the similar',
    (typed) => {
      expect(fits(typed, 'Heart', 'Glass Heart (2025)')).toMatchObject({
        exact: [],
        near: [],
        similar: ['Glass Heart (2025)', 'Heart'],
      });
    },
  );

  test.each([
    ['1899', '1899 (2022)', 'Lighthouse (1899)'],
    ['2046', '2046', 'Glass Heart (2046)'],
    ['24', '24', 'Glass Heart (2024)'],
    ['blade runner 2049', 'Blade Runner 2049', 'Blade Runner (1982)'],
  ])('%j is the title %j', (typed, title, other) => {
    expect(fits(typed, title, other).exact).toEqual([title]);
  });

  test('a number is that number, not one of every year or one like it', () => {
    expect(titlesFound(searchOf('Glass Heart (2024)', 'Signal 2'), '2')).toEqual(['Signal 2']);
    expect(titlesFound(searchOf('Space 2047', 'Glass Heart (2024)'), '2046')).toEqual([]);
  });
});

test('every title is the first find, typed in lower case, without its article, with its year in or without parentheses', () => {
  const titles = fc.constantFrom(
    'The Glass Heart',
    'Le Dernier Ferry',
    'Amélie',
    'ガラスの心',
    'Signal 2',
    '2046',
    'Re:Zero',
    "L'Avventura",
  );
  const years = fc.option(fc.integer({ min: 1950, max: 2030 }), { nil: undefined });
  const ways = fc.constantFrom<(title: string, year: number | undefined) => string>(
    (title) => title,
    (title) => title.toLowerCase(),
    (title) => title.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
    (title) => title.replace(/^(?:The|Le) |^L'/, ''),
    (title, year) => (year === undefined ? title : `${title} (${year})`),
    (title, year) => (year === undefined ? title : `${title} ${year}`),
  );
  fc.assert(
    fc.property(fc.uniqueArray(titles, { minLength: 1 }), years, ways, (all, year, way) => {
      const search = searchOf(...all.map((title) => (year === undefined ? title : `${title} (${year})`)));
      for (const title of all) expect(titlesFound(search, way(title, year))[0]).toBe(title);
    }),
  );
});

describe('of shows that fit equally well, the most reviewed come first', () => {
  const searchWith = (reviews: Record<string, number>) => {
    const search = new ShowSearch();
    for (const [title, count] of Object.entries(reviews)) search.add(show(title), count);
    return search;
  };
  const many = (title: (at: number) => string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [title(at), 1]));

  test('among thousands that begin with the typed text, or have its words, and then by title', () => {
    const search = searchWith({
      ...many((at) => `Dragon Aa ${at}`, 3000),
      ...many((at) => `The Dragon ${at}`, 3000),
      'Dragon Ulawex': 977,
      'Dragon Tail': 978,
      'My Dragon': 500,
    });
    for (const typed of ['d', 'dra', 'dragon', 'drag', 'dragno'])
      expect(titlesFound(search, typed).slice(0, 2), typed).toEqual(['Dragon Tail', 'Dragon Ulawex']);
    expect(titlesFound(search, 'dra')[2]).toBe('Dragon Aa 0');
    expect(titlesFound(search, 'my dra')[0]).toBe('My Dragon');
  });

  test('a review more or less counts from then on', () => {
    const search = searchWith({ 'Heart Ash': 2, 'Heart Bay': 1, Heartland: 1 });
    const order = () => titlesFound(search, 'hea');
    expect(order()).toEqual(['Heart Ash', 'Heart Bay', 'Heartland']);
    search.setReviews('Heartland', 3);
    expect(order()).toEqual(['Heartland', 'Heart Ash', 'Heart Bay']);
    search.setReviews('Heartland', 0);
    expect(order()).toEqual(['Heart Ash', 'Heart Bay', 'Heartland']);
  });

  test('but none before one that fits better', () => {
    const search = searchWith({ 'Letter Mozin': 900, 'Letter Rizin Shadow': 1, 'A Rizin Letter Box': 1 });
    expect(titlesFound(search, 'letter rizin')).toEqual([
      'Letter Rizin Shadow',
      'A Rizin Letter Box',
      'Letter Mozin',
    ]);
  });
});

describe('typing errors', () => {
  const words = 'dragon ocean tiger river love song king night crown train mountain promise letter'.split(
    ' ',
  );
  const search = searchOf(
    ...words.map((word) => `The ${word} of Halnov`),
    'Oragro Mirula',
    'Riels Blood',
    'Oraten Pelvorri',
    'Ulayor Rigro',
  );
  const title = (word: string) => `The ${word} of Halnov`;

  test.each(words)('two letters of "%s" that changed places, anywhere', (word) => {
    for (let at = 0; at + 1 < word.length; at++) {
      const typed = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
      expect(titlesFound(search, typed)[0], typed).toBe(title(word));
    }
  });

  test.each(words)('a letter of "%s" that is missing, doubled or another, behind the first one', (word) => {
    for (let at = 1; at < word.length; at++)
      for (const typed of [
        word.slice(0, at) + word.slice(at + 1),
        word.slice(0, at) + word[at] + word.slice(at),
        `${word.slice(0, at)}z${word.slice(at + 1)}`,
      ])
        expect(titlesFound(search, typed)[0], typed).toBe(title(word));
  });

  test.each([
    ['mointian', 'mountain'],
    ['pormsie', 'promise'],
    ['eltter', 'letter'],
  ])('two in a long word, or one at its beginning: %s', (typed, word) => {
    expect(titlesFound(search, typed)[0]).toBe(title(word));
  });
});

describe('a show that fits comes before what only has something in common with the typed text', () => {
  const search = searchOf(
    'The Lighthouse Shift (2024)',
    'Kestrel & Finch (2019)',
    'Winter Light',
    'Toi & moi',
  );
  const meant = (typed: string) => probablyMeant(search.search(typed, 25)).map(({ title }) => title);

  test.each([
    ['light shi', 'The Lighthouse Shift'],
    ['shi light', 'The Lighthouse Shift'],
    ['lighthouse 2020', 'The Lighthouse Shift'],
    ['light house', 'The Lighthouse Shift'],
    ['light house shi', 'The Lighthouse Shift'],
    ['lighthouseshift', 'The Lighthouse Shift'],
    ['thelighthouseshift', 'The Lighthouse Shift'],
    ['thelight', 'The Lighthouse Shift'],
    ['lighthuose shift', 'The Lighthouse Shift'],
    ['kestrel and', 'Kestrel & Finch'],
    ['kestrel and fi', 'Kestrel & Finch'],
    ['the kestrel', 'Kestrel & Finch'],
    ['toi et moi', 'Toi & moi'],
    ['some wholly new show 2024', undefined],
  ])('%j: %s', (typed, title) => {
    expect(meant(typed)[0]).toBe(title);
  });

  test('a year alone is nothing in common', () => {
    const ofYear = searchOf(
      ...Array.from({ length: 30 }, (_, at) => `Show of ${at} Things (2025)`),
      'Wholly (2025)',
    );
    expect(titlesFound(ofYear, 'some wholly new film 2025')).toEqual(['Wholly']);
  });

  test('nor is another number a year', () => {
    expect(probablyMeant(searchOf('Space 2047').search('space 2046', 25))).toEqual([]);
  });
});
