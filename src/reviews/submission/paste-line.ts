/**
 * A line as the patterns of a paste see it: width, case of white space, invisible characters and Markdown's marks play
 * no part.
 */
export function normalizeLine(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}*`]|__/gu, (character) =>
      character === '\t' ? ' ' : '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}
