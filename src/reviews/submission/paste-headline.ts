import { codePointLength } from '../plain-text.ts';
import { isHeaderLine } from './paste-header.ts';

/** The longest headline, in code points. */
export const MAX_HEADLINE = 150;

/** No headline begins like this: lists, quotes, tables, rules, code, spoiler marks, links. */
const BLOCK = /^(?:[-•·>|`+]|\d{1,2}[.)]\s|https?:|-#)/;
const RATED = /\d\s?[/／]\s?(?:10|5)\W*$/;
const WRAPPED = /^(\*{1,3}|_{1,3})(?=\S)(.+)\1$/;

/**
 * Takes the first line of a review as its headline when it is short and more text follows. Not a headline: a line that
 * continues on the next one, belongs to a list, or rates something ("Music 8/10", "Overall 7.3").
 * @param text trimmed, with line feeds as line breaks
 */
export function readHeadline(text: string): { headline: string; rest: string } | undefined {
  const end = text.indexOf('\n');
  if (end < 0) return undefined;
  const line = text.slice(0, end).trim();
  const next = text.slice(end + 1);
  const headline = withoutMarks(line);
  if (headline === '' || codePointLength(headline) > MAX_HEADLINE || !/[\p{L}\p{N}]/u.test(headline))
    return undefined;
  if (BLOCK.test(line) || RATED.test(line) || isHeaderLine(line)) return undefined;
  // A paragraph with line breaks: no blank line follows, and the sentence continues.
  const goesOn = /[,;:–—-]$/.test(headline) || /^\p{Ll}/u.test(next);
  return goesOn ? undefined : { headline, rest: next.trim() };
}

/** Strips the marks of "# Headline" and "**Headline**": the embed shows headlines in bold anyway. */
function withoutMarks(line: string): string {
  return line
    .replace(/^#{1,3}\s+/, '')
    .replace(WRAPPED, '$2')
    .trim();
}
