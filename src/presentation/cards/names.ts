import { formatTitle, type TitleAndYear } from '../../reviews/shows/title.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { columnsOf, cutToColumns } from './columns.ts';

/** How wide a name is at most in a line that tells more, in columns. */
const NAME_COLUMNS = 12;

/**
 * "Glass Heart (2025)" as Markdown, for a line of a card. Cuts the title to a width in columns, the year stays; isolates a title
 * that runs from right to left, so that the year stays behind it.
 */
export function titleWithin({ title, year }: TitleAndYear, columns: number): string {
  const behind = formatTitle({ title: '', year });
  return nameWithin(title, columns - columnsOf(behind)) + behind;
}

/** A person's or a server's name as Markdown in one line, cut to a width in columns. */
export const nameWithin = (name: string, columns = NAME_COLUMNS): string =>
  escapeUserText(cutToColumns(name.replace(/\s+/g, ' '), columns));
