/** Articles with which titles begin, as `titleKey` writes them: English, French, German, Spanish, Italian, Portuguese and more. */
const ARTICLES = new Set(
  [
    'the a an',
    'le la les un une des',
    'der die das den dem ein eine',
    'el los las una unos unas',
    'il lo i gli uno',
    'o os as um uma uns umas',
    'de het een',
    'en ett det',
    'ο η το οι τα',
  ].flatMap((language) => language.split(' ')),
);

const FIRST_WORD = /^(\p{L}+) +(?=\S)/u;
/** "L'Avventura" */
const ELIDED = /^(?:l|un)'(?=\p{L})/u;
/** "Glass Heart, The" */
const LAST_WORD = /, (\p{L}+)$/u;

/** A title's key without the article that it begins with, or that was put behind it. Never empty. */
export function withoutArticle(key: string): string {
  const [first = '', article = ''] = FIRST_WORD.exec(key) ?? [];
  if (ARTICLES.has(article)) return key.slice(first.length);
  const [last = '', behind = ''] = key.includes(', ') ? (LAST_WORD.exec(key) ?? []) : [];
  if (ARTICLES.has(behind)) return key.slice(0, -last.length);
  return key.includes("'") ? key.replace(ELIDED, '') : key;
}

/** What stands for "&" in titles. Other languages' words for it mean something else in too many titles ("e", "i", "en"). */
const AND = new Set(['and', 'et', 'und', 'og', 'och', 'и', 'και']);
/** "L'Amour", or "Amour, L'" */
const ELIDED_ANYWHERE = /(?<![\p{L}\p{N}])(?:l|un)'/gu;

const ALPHABETIC = /^[ -~]*$/;
const wordsOf = (key: string): readonly string[] =>
  key.match(ALPHABETIC.test(key) ? /[a-z0-9]+/g : /[\p{L}\p{N}\p{M}]+/gu) ?? [];

/**
 * The letters of a title's key without its article, "and", spaces and punctuation: the same for titles that differ in these
 * only. The key itself when nothing would be left.
 */
export function lettersKey(key: string): string {
  const words = wordsOf(withoutArticle(key));
  return words.filter((word, place) => place === 0 || !AND.has(word)).join('') || key;
}

/** The letters of a title's key, its article's too. */
export const allLetters = (key: string): string => wordsOf(key).join('');

/** What stands behind each article that a text may begin with: "thecrown" without its space. */
export const behindArticles = (letters: string): string[] =>
  [...ARTICLES]
    .filter((article) => letters.length > article.length && letters.startsWith(article))
    .map((article) => letters.slice(article.length));

/** The words of a title's key without articles and "and": the same for titles that differ in the order of their words. */
export const sortedWords = (key: string): string => saidWords(key).sort().join(' ');

/** A number for `sortedWords`, the same for any order of them. */
export const wordsHash = (key: string): number =>
  saidWords(key).reduce((sum, word) => (sum + hash(word)) | 0, 0);

const saidWords = (key: string): string[] =>
  wordsOf(key.includes("'") ? key.replace(ELIDED_ANYWHERE, ' ') : key).filter(
    (word) => !ARTICLES.has(word) && !AND.has(word),
  );

function hash(word: string): number {
  let number = 7;
  for (let at = 0; at < word.length; at++) number = (Math.imul(number, 31) + word.charCodeAt(at)) | 0;
  return number;
}
