import { getChoseong } from 'es-hangul';
import { withoutArticle } from '../../reviews/shows/articles.ts';
import { titleKey } from '../../reviews/shows/title.ts';

/** Abbreviations have 2 to 10 letters. */
const [SHORTEST, LONGEST] = [2, 10];
/** Words that abbreviations leave out as often as not. */
const SMALL = new Set('of the a an and in on to for at no ni wo ga de la le el und et du des'.split(' '));
/** What stands behind a title: "Mission: Impossible", of which nobody says "mi". */
const BEHIND_COLON = /^(.*\S): .*$/;

/** What people shorten a title to. */
export interface Initials {
  /** The first letters of all its words, with its article and without: "aot", "got"; the first syllables of Korean ones. */
  readonly usual: readonly string[];
  /** Those without small words, and the consonants of Korean titles: fewer people type them. */
  readonly rare: readonly string[];
}

export function initialsOf(title: string): Initials {
  const key = titleKey(title);
  const [, first] = BEHIND_COLON.exec(key) ?? [];
  const keys = first === undefined ? [key] : [key, first];
  const usual = bounded(
    keys.flatMap((one) => [initials(wordsOf(one)), initials(wordsOf(withoutArticle(one)))]),
  );
  const rare = bounded([...keys.map(withoutSmallWords), consonants(key)]);
  return { usual, rare: rare.filter((text) => !usual.includes(text)) };
}

const wordsOf = (key: string): readonly string[] =>
  key
    .replaceAll("'", '')
    .replaceAll('&', ' and ')
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

const withoutSmallWords = (key: string): string =>
  initials(wordsOf(withoutArticle(key)).filter((word) => !SMALL.has(word)));

const consonants = (key: string): string =>
  /^[\p{Script=Hangul} ]+$/u.test(key) ? getChoseong(key).replaceAll(' ', '').normalize('NFKC') : '';

const initials = (words: readonly string[]): string =>
  words.map((word) => (/^\d+$/.test(word) ? word : (Array.from(word)[0] ?? ''))).join('');

const bounded = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text) => text.length >= SHORTEST && text.length <= LONGEST);
