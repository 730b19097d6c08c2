import { codePointLength } from '../../reviews/plain-text.ts';
import { splitMarkdown } from '../markdown/split.ts';

/**
 * The beginning of a text that is longer than `fold` code points; undefined when it is not. Ends at a paragraph, else a line,
 * else a word, which is marked by an ellipsis. Marks are closed where it ends, so that a cut spoiler stays covered.
 * @param markdown without open marks
 */
export function foldedAt(markdown: string, fold: number): string | undefined {
  if (codePointLength(markdown) <= fold) return undefined;
  const [first = ''] = splitMarkdown(markdown, fold, Infinity);
  const isWhole = /^\s*\n\s*\n/.test(markdown.slice(first.length)) && markdown.startsWith(first);
  return isWhole ? first : `${first} …`;
}
