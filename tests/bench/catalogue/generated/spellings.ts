import type { GeneratedTitle } from './languages/language.ts';
import { letters } from './letters.ts';

/** The articles with which titles begin, by language. */
const ARTICLES: Readonly<Record<string, RegExp>> = {
  English: /^(?:the|an?)\s+(?=\S)/i,
  French: /^(?:(?:le|la|les|une?|des)\s+(?=\S)|l['’](?=\p{L}))/iu,
  German: /^(?:der|die|das|ein|eine)\s+(?=\S)/i,
  Spanish: /^(?:el|la|los|las|una?)\s+(?=\S)/i,
  Portuguese: /^(?:[oa]s?|uma?)\s+(?=\S)/i,
  Greek: /^(?:η|ο|το|οι|τα)\s+(?=\S)/iu,
};
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

type Title = Pick<GeneratedTitle, 'text' | 'language' | 'romanised'>;

/** Without the article that it begins with in its language. */
export const withoutArticle = ({ text, language }: Title): string =>
  text.replace(ARTICLES[language.name] ?? /^\b\B/, '');

/** As Germans type it without their letters. */
export const withoutUmlauts = (title: string): string =>
  title.toLowerCase().replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter);

/** The letters of a title as it is written: with its article and without. */
export function writtenSpellings(title: Title): readonly string[] {
  const whole = letters(title.text);
  const rest = withoutArticle(title);
  return rest === title.text ? [whole] : [whole, letters(rest)];
}

/**
 * All letters that people write a title with: itself, without its article, with "ae" for "ä", in Latin letters. Whoever types one of
 * them has typed the title.
 */
export function spellings(title: Title): readonly string[] {
  const spelled = [...writtenSpellings(title), ...title.romanised.map(letters)];
  if (!/[äöü]/i.test(title.text)) return spelled;
  return [...spelled, ...writtenSpellings({ ...title, text: withoutUmlauts(title.text) })];
}

const LATIN = /^[\p{Script=Latin}\p{M}]+$/u;
const HANGUL = /^\p{Script=Hangul}+$/u;

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/['’]/g, '')
    .replaceAll('&', ' and ')
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/**
 * The first letters of its words, "aot", or the first syllables of Korean ones; also without its article, and without what stands
 * behind a colon. Nobody abbreviates to fewer than three or more than six.
 */
export function initialsOf(title: Title): readonly string[] {
  const ways = [title.text, withoutArticle(title), title.text.replace(/:.*/, '')].map(wordsOf);
  const initials = ways
    .filter((words) => [LATIN, HANGUL].some((script) => words.every((word) => script.test(word))))
    .map((words) => words.map((word) => letters([...word][0] ?? '')).join(''));
  return [...new Set(initials)].filter(({ length }) => length >= 3 && length <= 6);
}
