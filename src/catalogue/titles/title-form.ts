import { withoutArticle } from '../../reviews/shows/articles.ts';
import { titleKey } from '../../reviews/shows/title.ts';

/** Stands before the article that a form begins with. No title has this sign. */
export const ARTICLE_MARK = '\x01';

const KATAKANA = /[ァ-ヶ]/g;

const ALPHABETIC = /^[ -~]*$/;
const ALPHABETIC_WORDS = /[a-z0-9]+/g;
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** "don't" is one word, "l'amour" two. */
const ELIDED = /(?<![\p{L}\p{N}])(l|un|d|qu)'(?=\p{L})/gu;
const AND = / (?:and|et|und|og|och|и|και) /g;

/**
 * How a title stands in the index: the words of its key with single spaces between them, "&" as "and", an article in front, marked:
 * "the glass heart". The key's signs where it has no words. Never empty for a visible title.
 */
export function titleForm(title: string): string {
  const key = titleKey(title);
  const bare = withoutArticle(key);
  if (bare === key) return wordsOf(key);
  const article = key.endsWith(bare) ? key.slice(0, -bare.length) : key.slice(bare.length);
  return `${ARTICLE_MARK}${wordsOf(article)} ${wordsOf(bare)}`;
}

function wordsOf(key: string): string {
  const text = key.replaceAll('&', ' and ').replace(ELIDED, '$1 ').replaceAll("'", '');
  const words = text.match(ALPHABETIC.test(text) ? ALPHABETIC_WORDS : WORDS);
  return words === null ? key.replaceAll(' ', '') : words.join(' ');
}

/** The same form without its "and", and undefined where it has none: "fast furious". */
export function withoutAnd(form: string): string | undefined {
  const shorter = form.replace(AND, ' ');
  return shorter === form ? undefined : shorter;
}

/** What is compared of a form: its letters without spaces, katakana as hiragana, and those without its article where it has one. */
export interface Letters {
  readonly all: string;
  readonly bare: string;
}

export function lettersOf(form: string): Letters {
  const letters = inHiragana(form.replaceAll(' ', ''));
  if (!form.startsWith(ARTICLE_MARK)) return { all: letters, bare: letters };
  return { all: letters.slice(1), bare: letters.slice(form.indexOf(' ')) };
}

/** Katakana as hiragana. */
export const inHiragana = (text: string): string => text.replace(KATAKANA, hiragana);

const hiragana = (katakana: string): string => String.fromCharCode(katakana.charCodeAt(0) - 0x60);
