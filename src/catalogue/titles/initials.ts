import { getChoseong } from 'es-hangul';
import { titleKey } from '../../reviews/shows/title.ts';
import { ARTICLE_MARK, titleForm } from './title-form.ts';

/** Abbreviations have 2 to 8 letters. */
const [SHORTEST, LONGEST] = [2, 8];
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
  const [, first] = BEHIND_COLON.exec(titleKey(title)) ?? [];
  const forms = [title, ...(first === undefined ? [] : [first])].map(titleForm);
  const usual = bounded(forms.flatMap(allInitials));
  const rare = forms.flatMap((form) => [fewInitials(form), consonants(form)]);
  return { usual, rare: bounded(rare).filter((text) => !usual.includes(text)) };
}

function allInitials(form: string): string[] {
  if (!form.startsWith(ARTICLE_MARK)) return [initials(form.split(' '))];
  const [article = '', ...words] = form.slice(1).split(' ');
  return [initials([article, ...words]), initials(words)];
}

const fewInitials = (form: string): string =>
  initials(form.split(' ').filter((word) => !word.startsWith(ARTICLE_MARK) && !SMALL.has(word)));

const consonants = (form: string): string =>
  /^[\p{Script=Hangul} ]+$/u.test(form) ? getChoseong(form).replaceAll(' ', '').normalize('NFKC') : '';

const initials = (words: readonly string[]): string =>
  words.map((word) => (/^\d+$/.test(word) ? word : (Array.from(word)[0] ?? ''))).join('');

const bounded = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text) => text.length >= SHORTEST && text.length <= LONGEST);
