import { readdirSync, readFileSync } from 'node:fs';
import { GlobalFonts } from '@napi-rs/canvas';
import { expect, test, vi } from 'vitest';
import characters from '../../../../src/presentation/pictures/drawing/fonts/characters.json' with {
  type: 'json',
};
import { fontFor, fontOrderFor, hasGlyph } from '../../../../src/presentation/pictures/drawing/fonts.ts';
import { fontCharacters } from './font-characters.ts';

const FONTS = 'src/presentation/pictures/drawing/fonts';

test('Every font has the characters that are listed for it, and no others', () => {
  for (const [name, ranges] of Object.entries(characters)) {
    const listed = ranges.split(' ').flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map((end) => Number.parseInt(end, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
    expect(new Set(listed), name).toEqual(fontCharacters(readFileSync(`${FONTS}/${name}.woff2`)));
  }
});

test('Every font stands beside the license under which it comes', () => {
  const licenses = readdirSync(FONTS).filter((file) => file.endsWith('.LICENSE'));
  for (const license of licenses)
    expect(readFileSync(`${FONTS}/${license}`, 'utf8')).toContain('SIL Open Font License, Version 1.1');
  for (const name of Object.keys(characters))
    expect(
      licenses.some((license) => name.startsWith(license.replace('.LICENSE', ''))),
      name,
    ).toBe(true);
});

test('What fonts the library has is looked for once, not for each line that is measured', () => {
  const text = '夜更けの本屋とその後の長い年月';
  const font = fontFor(text, 44, fontOrderFor(text));
  // Not in the library's types; `has` calls it.
  const listed = vi.spyOn(GlobalFonts as unknown as { getFamilies(): Buffer }, 'getFamilies');
  expect(fontFor(text, 44, fontOrderFor(text))).toBe(font);
  expect(listed).not.toHaveBeenCalled();
  listed.mockRestore();
});

test.each([
  ['Latin', 'The quick brown fox, ÀÉÎÕÜ ßŁŽő ạ ể Ệ “„…”–—'],
  ['Cyrillic', 'Последний вагон на север ЁЇҐ ѣ'],
  ['Greek', 'Ωδή στη βροχή ΐ ᾠδή'],
  ['Arabic and Persian', 'حارة الياسمين پچگژ ۴۵ ؟'],
  ['Hebrew', 'בית הקפה של יפו שָׁלוֹם'],
  ['Devanagari', 'मानसून एक्सप्रेस ऋ क़ ।'],
  ['Thai', 'ร้านหนังสือหลังเที่ยงคืน ฿'],
  ['Japanese', '雨上がりの停留所 カタカナ ー々〆「」、。鬱'],
  ['Korean', '달빛 세탁소 뷁쀍 韓國'],
  ['Chinese', '四月的邮差 謎龜體驗臺灣 爨彧囧'],
])('%s is covered', (_, text) => {
  expect(Array.from(text).filter((character) => character !== ' ' && !hasGlyph(character))).toEqual([]);
});

test('Hangul is covered whole', () => {
  for (let hangul = 0xac00; hangul <= 0xd7a3; hangul += 1)
    expect(hasGlyph(String.fromCodePoint(hangul))).toBe(true);
});

test.each([
  ['simplified Chinese', 'gb2312', { from: 0xb0, to: 0xd7, low: 0xa1 }],
  ['traditional Chinese', 'big5', { from: 0xa4, to: 0xc5, low: 0x40 }],
  ['Japanese', 'shift_jis', { from: 0x88, to: 0x97, low: 0x40 }],
])('The characters that %s uses most are covered, level 1 of %s', (_, encoding, { from, to, low: first }) => {
  const decoder = new TextDecoder(encoding);
  const missing = [];
  for (let high = from; high <= to; high += 1)
    for (let low = first; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(character) && !hasGlyph(character)) missing.push(character);
    }
  // Eight that only scholars know, of 5,401.
  expect(missing.join('')).toBe(encoding === 'big5' ? '杗姅詨跦穋歜觼鑤' : '');
});

test('A text is written in the shapes that its readers know', () => {
  expect(fontOrderFor('停留所の直')[0]).toBe('jp');
  expect(fontOrderFor('세탁소 直')[0]).toBe('kr');
  expect(fontOrderFor('四月的邮差')[0]).toBe('sc');
});

test('A text is written in the fonts that it needs, and in no others', () => {
  expect(fontFor('Noor', 44, ['sc'])).toBe('700 44px "noto-sans-latin"');
  expect(fontFor('Noor и Жанна', 44, ['sc'])).toBe('700 44px "noto-sans-latin", "noto-sans-cyrillic"');
});
