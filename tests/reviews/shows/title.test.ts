import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlank } from '../../../src/reviews/plain-text.ts';
import { formatTitle, parseTitle, titleKey } from '../../../src/reviews/shows/title.ts';

describe('titleKey', () => {
  test.each([
    ['Glass Heart', ' glass   HEART '],
    ['Glass Heart', 'Ｇｌａｓｓ　Ｈｅａｒｔ'],
    ['Glass Heart', 'Glass\u200B Heart\uFEFF'],
    ['Amélie', 'AMELIE'],
    ['Amélie', 'Ame\u0301lie'],
    ['Straße', 'STRASSE'],
    ['Straße', 'STRAẞE'],
    ['Œuvre', 'oeuvre'],
    ['Søster', 'soster'],
    ['Ισχύς', 'ΙΣΧΥΣ'],
    ['Ёлки', 'елки'],
    ['İstanbul', 'istanbul'],
    ['Who’s “There”', 'who\'s "there"'],
    ['Re：Zero', 're:zero'],
    ['Spider–Man', 'spider-man'],
    ['ｶﾞﾗｽ', 'ガラス'],
    ['か\u3099らす', 'がらす'],
    ['Part Ⅱ', 'part ii'],
  ])('%j and %j are the same title', (one, other) => {
    expect(titleKey(one)).toBe(titleKey(other));
  });

  test.each([
    ['はは', 'ばば'],
    ['ガラス', 'カラス'],
    ['мой', 'мои'],
    ['글래스', '글라스'],
    ['Glass Heart', 'Glass Hearts'],
    ['Glass Heart', 'GlassHeart'],
    ['!!!', '???'],
  ])('%j and %j are different titles', (one, other) => {
    expect(titleKey(one)).not.toBe(titleKey(other));
  });

  test('is empty only for an invisible title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), (title) => {
        fc.pre(!isBlank(title));
        expect(titleKey(title)).not.toBe('');
      }),
    );
  });

  test('of a key is the same key, so that people can type it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (title) => {
        expect(titleKey(titleKey(title))).toBe(titleKey(title));
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseTitle', () => {
  test.each([
    ['Glass Heart (2025)', { title: 'Glass Heart', year: 2025 }],
    [' Glass  Heart(2025) ', { title: 'Glass Heart', year: 2025 }],
    ['ガラスの心（２０２５）', { title: 'ガラスの心', year: 2025 }],
    ['Glass Heart', { title: 'Glass Heart' }],
    ['Glass Heart 2025', { title: 'Glass Heart 2025' }],
    ['1917', { title: '1917' }],
    ['(2012)', { title: '(2012)' }],
    ['1917 (2019)', { title: '1917', year: 2019 }],
    ['(500) Days of Summer', { title: '(500) Days of Summer' }],
    ['(500) Days of Summer (2009)', { title: '(500) Days of Summer', year: 2009 }],
    ['Room (1408)', { title: 'Room (1408)' }],
    ['Blade Runner (2149)', { title: 'Blade Runner (2149)' }],
    ['Glass\nHeart\u202E\0', { title: 'Glass Heart' }],
    ['\u200B \n', { title: '' }],
    ['', { title: '' }],
  ])('reads %j', (typed, parsed) => {
    expect(parseTitle(typed)).toEqual(parsed);
  });

  test('reads a formatted title back', () => {
    const typed = fc.tuple(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.integer({ min: 1880, max: 2100 }),
    );
    fc.assert(
      fc.property(typed, ([text, year]) => {
        const { title } = parseTitle(text);
        fc.pre(title !== '');
        expect(parseTitle(formatTitle({ title, year }))).toEqual({ title, year });
      }),
    );
  });
});

test('a title is shown with its year when there is one', () => {
  expect(formatTitle({ title: 'Glass Heart', year: 2025 })).toBe('Glass Heart (2025)');
  expect(formatTitle({ title: 'Glass Heart' })).toBe('Glass Heart');
});

test('A plain title has the key that it has with an invisible character in it, which makes it no longer plain', () => {
  const ascii = fc.string({ unit: fc.constantFrom(...'aZ09 `\'"-~.(!'), maxLength: 20 });
  fc.assert(
    fc.property(ascii, (title) => {
      expect(titleKey(title)).toBe(titleKey(`\u00ad${title}`));
    }),
  );
});
