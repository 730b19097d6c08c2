import { expect, test } from 'vitest';
import { generatedQueries } from './queries/generated-queries.ts';
import { QUERY_KINDS } from './queries/query.ts';
import { romanisedCyrillic } from './romanised/cyrillic.ts';
import { romanisedGreek } from './romanised/greek.ts';
import { romanisedHangul } from './romanised/hangul.ts';
import { KANA_STYLES, romanisedKana } from './romanised/kana.ts';
import { generatedShows } from './shows.ts';

const TITLES = 2000;
const plan = { catalogue: { seed: 1, titles: TITLES }, seed: 2, invented: 200, real: 0 };

test('A seed makes the same catalogue again, and another seed another', () => {
  const titlesOf = (seed: number) => [...generatedShows(seed, TITLES)].map(({ entry }) => entry.title);
  expect(titlesOf(1)).toEqual(titlesOf(1));
  expect(titlesOf(1).slice(0, 20)).not.toEqual(titlesOf(2).slice(0, 20));
});

test('A catalogue has so many titles, in eight scripts, of shows of every kind with one to six, none twice', () => {
  const shows = [...generatedShows(1, TITLES)];
  const titles = shows.flatMap((show) => show.titles);
  expect(titles.length).toBeGreaterThanOrEqual(TITLES);
  expect(titles.length).toBeLessThan(TITLES + 30);
  expect(new Set(titles.map(({ language }) => language.script)).size).toBe(8);
  expect(new Set(shows.map(({ entry }) => entry.kind)).size).toBe(4);
  expect(new Set(shows.map((show) => show.titles.length))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  expect(new Set(shows.map(({ entry }) => entry.ref)).size).toBe(shows.length);
});

test('What people type is the same for the same seed, of each kind, and each text has a right answer', () => {
  const queries = generatedQueries(plan);
  expect(generatedQueries(plan)).toEqual(queries);
  expect(new Set(queries.map(({ kind }) => kind))).toEqual(new Set(QUERY_KINDS));
  expect(queries.filter(({ right }) => right.size === 0)).toEqual([]);
});

test.each([
  ['국물', 'gungmul'],
  ['신라', 'silla'],
  ['종로', 'jongno'],
  ['독립', 'dongnip'],
  ['설날', 'seollal'],
  ['달이', 'dari'],
  ['사랑', 'sarang'],
])('%s is %s in the Revised Romanisation', (hangul, latin) => {
  expect(romanisedHangul(hangul, true)).toBe(latin);
});

test.each([
  ['とうきょう', 'toukyou', 'tokyo'],
  ['ロボット', 'robotto', 'robotto'],
  ['マッチ', 'matchi', 'matchi'],
  ['ヒーロー', 'hiiroo', 'hiro'],
  ['ゆうしゃ', 'yuusha', 'yusha'],
])('%s is %s as it is written, and %s as it stands on signs', (kana, written, short) => {
  expect(KANA_STYLES.slice(0, 2).map((style) => romanisedKana(kana, style))).toEqual([written, short]);
});

test('Cyrillic and Greek are written as in ISO 9, in passports, as they sound, in a hurry, and as in ELOT 743', () => {
  expect(romanisedCyrillic('Чужая ёлка')).toEqual([
    'cuzaa elka',
    'chuzhaya elka',
    'chuzhaya yolka',
    'chujaya yolka',
  ]);
  expect(romanisedGreek('Αυγή και μπακάλης')).toBe('avgi kai bakalis');
});
