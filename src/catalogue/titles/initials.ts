import { getChoseong } from 'es-hangul';
import { ARTICLE_MARK } from './title-form.ts';

/** Abbreviations have 2 to 8 letters. */
const [SHORTEST, LONGEST] = [2, 8];
/** Words that abbreviations leave out as often as not. */
const SMALL = new Set('of the a an and in on to for at no ni wo ga de la le el und et du des'.split(' '));

/** What people shorten a title to by its words' first letters: "aot" and "at", "got", and Korean ones by their consonants. */
export function initialsOf(form: string): string[] {
  const words = (form.startsWith(ARTICLE_MARK) ? form.slice(1) : form).split(' ');
  if (/\p{Script=Hangul}/u.test(form)) return bounded([getChoseong(words.join('')).normalize('NFKC')]);
  const first = (all: readonly string[]) =>
    all.map((word) => (/^\d/.test(word) ? word : (word[0] ?? ''))).join('');
  const said = words.filter((word) => !SMALL.has(word));
  const bare = form.startsWith(ARTICLE_MARK) ? words.slice(1) : words;
  return bounded([first(words), first(bare), first(said)]);
}

const bounded = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text) => text.length >= SHORTEST && text.length <= LONGEST);
