import { normalForm } from '../plain-text.ts';

/** The line without differences of width and white space, invisible characters and Markdown marks, for matching. */
export function normalizeLine(line: string): string {
  return normalForm(line, 'NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}*`]|__/gu, (character) =>
      character === '\t' ? ' ' : '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}
