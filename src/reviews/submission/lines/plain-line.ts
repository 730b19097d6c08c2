import { normalForm } from '../../plain-text.ts';

/** No line of a page, no notice and no score is longer, in UTF-16 units; what is longer is a paragraph. */
const LONGEST_PLAIN = 200;

/** A blank line, found without Unicode's tables: a text can be thousands of blank lines. */
export const isBlankLine = (line: string): boolean => line === '' || line.trim() === '';

/**
 * The line without differences of width and white space, invisible characters and Markdown marks, for matching. "½" stays
 * after a star and becomes ".5" after a digit (NFKC would make "71⁄2" of "7½").
 */
export function normalizeLine(line: string): string {
  const parts = line.replace(/(\d) ?½/g, '$1.5').split('½');
  return parts
    .map((part) => normalForm(part, 'NFKC'))
    .join('½')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}*`]|__/gu, (character) =>
      character === '\t' ? ' ' : '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** `normalizeLine`, or '' for a line that is too long to be anything but a paragraph. */
export const plainLine = (line: string): string => (line.length > LONGEST_PLAIN ? '' : normalizeLine(line));
