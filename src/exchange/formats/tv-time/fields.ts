import { parseTitle, type TitleAndYear } from '../../../reviews/shows/title.ts';
import type { FileRecord } from '../../parsing/file-record.ts';
import { readText } from '../values/text.ts';

/** A column's text; '' also where TV Time's Go wrote its null. */
export const fieldOf = ({ field }: FileRecord, name: string): string => {
  const text = field(name);
  return text === '<nil>' ? '' : text;
};

/** The title in a column. TheTVDB, whose titles TV Time has, puts a year behind some: "Castle (2009)". */
export function titleIn(record: FileRecord, name: string): Partial<TitleAndYear> {
  const text = readText(fieldOf(record, name));
  return text === undefined ? {} : parseTitle(text);
}
