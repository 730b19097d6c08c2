import { describe, expect, test } from 'vitest';
import { formsOf } from '../../../src/catalogue/titles/forms.ts';
import { initialsOf } from '../../../src/catalogue/titles/initials.ts';
import { splitSeason } from '../../../src/catalogue/titles/seasons.ts';
import { lettersOf, titleForm } from '../../../src/catalogue/titles/title-form.ts';
import { typedTitles } from '../../../src/catalogue/titles/typed-titles.ts';

const letters = (title: string) => lettersOf(titleForm(title));

test.each([
  ['Spy × Family', 'spy-family'],
  ['Re:ZERO', 'rezero'],
  ["Don't Look Up", 'dont look up'],
  ['Fast & Furious', 'fast and furious'],
  ['Pokémon', 'POKEMON'],
  ['シュタインズ・ゲート', 'しゅたいんずげーと'],
  ['Glass Heart, The', 'The Glass Heart'],
])('%j and %j have the same letters', (one, other) => {
  expect(letters(one).all).toBe(letters(other).all);
});

test.each(['The Crown', 'Le Bureau', 'Der Tatortreiniger', "L'Avventura", 'Η Αγάπη'])(
  '%j has letters with and without its article',
  (title) => {
    const { all, bare } = letters(title);
    expect(all.endsWith(bare)).toBe(true);
    expect(all.length).toBeGreaterThan(bare.length);
  },
);

test.each(['The', '!!!', '%', '👻', 'ㅋㅋ'])('%j, without a word besides, still has a form', (title) => {
  expect(letters(title).all).not.toBe('');
});

describe('What people type in Latin letters', () => {
  test.each([
    ['오징어 게임', 'ojingeo geim'],
    ['국물', 'gungmul'],
    ['국물', 'gukmul'],
    ['とうきょう', 'toukyou'],
    ['とうきょう', 'tokyo'],
    ['コーヒー', 'koohii'],
    ['コーヒー', 'kohi'],
    ['三国演义', 'sanguoyanyi'],
    ['女儿', 'nver'],
    ['女儿', 'nuer'],
    ['Жизнь', 'zhizn'],
    ['Жизнь', 'zizn'],
    ['Хорошо', 'horosho'],
    ['Αγάπη', 'agapi'],
    ['Αυγή', 'avgi'],
    ['Μπακάλης', 'bakalis'],
    ['Für immer', 'fuer immer'],
    ['SPY×FAMILY', 'spy x family'],
    ['SPY×FAMILY', 'spyfamily'],
  ])('%j is found by %j', (title, typed) => {
    const forms = formsOf([title]);
    const found = [...forms.titles, ...forms.romanised].map((form) => lettersOf(form).all);
    expect(found).toContain(letters(typed).all);
  });

  test('Kanji beside kana have readings that no table knows', () => {
    expect(formsOf(['進撃の巨人']).romanised).toEqual([]);
  });
});

describe('What people shorten a title to', () => {
  test.each([
    ['Attack on Titan', 'aot'],
    ['The Lord of the Rings: The Two Towers', 'lotr'],
    ['The Big Bang Theory', 'bbt'],
    ['The Big Bang Theory', 'tbbt'],
    ['Better Call Saul', 'bcs'],
    ["Qu'est-ce que c'est ?", 'qcqc'],
    ['슬기로운 의사 생활', '슬의생'],
  ])('%j is usually %j', (title, typed) => {
    expect(initialsOf(title).usual).toContain(typed);
  });

  test('Korean is typed by its consonants too, and small words are left out', () => {
    expect(initialsOf('오징어 게임').rare).toContain('ㅇㅈㅇㄱㅇ'.normalize('NFKC'));
    expect(initialsOf('The Lord of the Rings').rare).toContain('lr');
  });
});

describe('A season behind a title', () => {
  test.each([
    ['severance season 2', 'severance', 2],
    ['severance s2', 'severance', 2],
    ['severance 2nd season', 'severance', 2],
    ['overlord iii', 'overlord', 3],
    ['overlord part two', 'overlord', 2],
    ['鬼滅の刃 第2期', '鬼滅の刃', 2],
    ['三体第二季', '三体', 2],
    ['サマーの人形シーズン3', 'サマーの人形', 3],
    ['오징어 게임 시즌 2', '오징어 게임', 2],
    ['오징어 게임 2기', '오징어 게임', 2],
    ['триггер 2 сезон', 'триггер', 2],
    ['dark staffel 3', 'dark', 3],
  ])('%j is one of %j', (typed, form, season) => {
    expect(splitSeason(titleForm(typed))).toMatchObject({ form, season });
  });

  test.each(['season', 'ocean', 'apollo 13 mission', '1899', 'iv'])('%j has none', (typed) => {
    expect(splitSeason(titleForm(typed))).toBeUndefined();
  });
});

test('What was typed comes first, then without the year or season behind it', () => {
  const meanings = typedTitles('The Office Season 2 (2006)');
  expect(meanings.map(({ bare, year, season }) => ({ bare, year, season }))).toEqual([
    { bare: 'officeseason2', year: 2006, season: 'office#2' },
    { bare: 'office', year: 2006, season: undefined },
  ]);
  expect(meanings.map(({ cost }) => cost)).toEqual(
    meanings.map(({ cost }) => cost).toSorted((a, b) => a - b),
  );
  expect(typedTitles('Blade Runner 2049').map(({ year }) => year)).toEqual([undefined, 2049]);
  expect(typedTitles('   ')).toEqual([]);
});
