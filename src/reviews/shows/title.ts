import { cleanLine } from '../plain-text.ts';

/** The longest title, in code points. */
export const MAX_TITLE = 100;

export interface TitleAndYear {
  readonly title: string;
  readonly year?: number | undefined;
}

const YEAR_AT_END = /^(.*\S)\s*[(（]\s*([\d０-９]{4})\s*[)）]$/u;
const FIRST_YEAR = 1880;
const LAST_YEAR = 2100;

/**
 * Splits what a member typed into title and year: "Glass Heart (2025)". Only a year in parentheses after a title is
 * one: "1917" and "(500) Days of Summer" are titles. The title is one clean line; '' when none of it is visible.
 * Its length is not checked (MAX_TITLE).
 */
export function parseTitle(typed: string): TitleAndYear {
  const title = cleanLine(typed).normalize('NFC');
  const [, name = '', digits = ''] = YEAR_AT_END.exec(title) ?? [];
  const year = Number(digits.normalize('NFKC'));
  return name !== '' && year >= FIRST_YEAR && year <= LAST_YEAR ? { title: name, year } : { title };
}

/** "Glass Heart (2025)", or the title alone when the year is not known. */
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

/**
 * What two spellings of one title have in common: case, width, accents of Latin, Greek and Cyrillic, kinds of quotes
 * and dashes, white space and invisible characters make no difference. Letters that only look accented stay
 * apart: Japanese は and ば, Korean syllables, Cyrillic и and й. Not empty for a title that can be seen.
 */
export function titleKey(title: string): string {
  const visible = title.toWellFormed().replace(/[\p{Default_Ignorable_Code_Point}]/gu, '');
  // "´" first: NFKC would make a space of it. By way of upper case "ß" and the dotless "ı" fold, from lower case "ẞ".
  const folded = visible
    .replace(/´/g, "'")
    .normalize('NFKC')
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
    .trim();
}
