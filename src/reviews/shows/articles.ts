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
  const [last = '', behind = ''] = LAST_WORD.exec(key) ?? [];
  if (ARTICLES.has(behind)) return key.slice(0, -last.length);
  return key.replace(ELIDED, '');
}

/** What titles have in common that differ in their article or punctuation only. */
export const bareKey = (key: string): string =>
  withoutArticle(key)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim() || key;

/** The words of a title's key without articles: the same for titles that differ in the order of their words. */
export const sortedWords = (key: string): string =>
  key
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '' && !ARTICLES.has(word))
    .sort()
    .join(' ');
