import { formatTitle, type TitleAndYear } from '../../reviews/shows/title.ts';
import { isolateDirection } from '../markdown/bidirectional.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { columnsOf, cutToColumns } from './columns.ts';

/** How wide a name is at most in a line that tells more, in columns. */
const NAME_COLUMNS = 12;
/** How wide a title or name in a select is, in columns. */
export const OPTION_COLUMNS = 60;

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
  escapeUserText(cutToColumns(inOneLine(name), columns));

/** A person's name without Markdown, for a select or a button; otherwise as `nameWithin`. */
export const plainNameWithin = (name: string, columns = NAME_COLUMNS): string =>
  isolateDirection(cutToColumns(inOneLine(name), columns));

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** "Glass Heart (2025)" without Markdown, for a select or a picture's description; otherwise as `titleWithin`. */
export function plainTitleWithin({ title, year }: TitleAndYear, columns = OPTION_COLUMNS): string {
  const behind = formatTitle({ title: '', year });
  return plainNameWithin(title, columns - columnsOf(behind)) + behind;
}
