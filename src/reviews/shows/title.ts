import { cleanLine, normalForm } from '../plain-text.ts';

/** The longest title, in code points. */
export const MAX_TITLE = 150;

/** What may be typed as a title, in code points: room for its year, and for one so long that the bot can say so. */
export const MAX_TYPED_TITLE = 200;

export interface TitleAndYear {
  readonly title: string;
  readonly year?: number | undefined;
}

const YEAR_AT_END = /^(.*\S)\s*[(（]\s*([\d０-９]{4})\s*[)）]$/u;
const FIRST_YEAR = 1880;
const LAST_YEAR = 2100;

/**
 * Splits a typed title into title and year: "Glass Heart (2025)". Only a number from 1880 to 2100 in parentheses after
 * a title is a year: "1917" and "(500) Days of Summer" are titles. The title is one clean line, '' when nothing in it
 * is visible. Does not check the length (MAX_TITLE).
 */
export function parseTitle(typed: string): TitleAndYear {
  const title = normalForm(cleanLine(typed), 'NFC');
  const [, name = '', digits = ''] = YEAR_AT_END.exec(title) ?? [];
  const year = Number(digits.normalize('NFKC'));
  return name !== '' && isYear(year) ? { title: name, year } : { title };
}

/** Whether a number can be the year of a show. */
export const isYear = (number: number): boolean => number >= FIRST_YEAR && number <= LAST_YEAR;

/** "Glass Heart (2025)", or just the title when the year is unknown. */
export function formatTitle({ title, year }: TitleAndYear): string {
  return year === undefined ? title : `${title} (${year})`;
}

const UNDECOMPOSED: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  þ: 'th',
  ς: 'σ',
};

/** The longest key, in UTF-16 units: NFKC makes up to 18 of one code point ("ﷺ"), and a title has up to MAX_TITLE. */
const LONGEST_KEY = 20 * MAX_TITLE;

/** Most titles: letters, numbers and marks of ASCII, with single spaces between them. They need no more than lower case. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Folds a title so that its different spellings become equal. Case, width, accents of Latin, Greek and Cyrillic, kinds
 * of quotes and dashes, white space and invisible characters make no difference. Letters that only look accented stay
 * different: Japanese は and ば, Korean syllables, Cyrillic и and й. Never empty for a visible title. Of a text that is too
 * long for a title, the key is that of its beginning.
 */
export function titleKey(title: string): string {
  if (PLAIN.test(title)) return title.toLowerCase().replaceAll('`', "'").slice(0, LONGEST_KEY);
  const visible = title
    .toWellFormed()
    .replace(/[\p{Default_Ignorable_Code_Point}]/gu, '')
    .slice(0, LONGEST_KEY);
  // Replaces "´" first: NFKC would turn it into a space. Upper case folds "ß" and "ı", lower case before it "ẞ".
  const folded = normalForm(visible.replace(/´/g, "'"), 'NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD');
  return folded
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
    .replace(/(\p{Script=Cyrillic})[\u0300\u0301\u0308]+/gu, '$1')
    .replace(/[æœøđðħłþς]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .normalize('NFC')
    .replace(/[‘’‚‛′`ʼ]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/〜/g, '~')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/[\p{White_Space}\p{Cc}]+/gu, ' ')
    .slice(0, LONGEST_KEY)
    .trim();
}
