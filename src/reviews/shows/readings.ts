import { isYear, parseTitle, type TitleAndYear } from './title.ts';

const YEAR_BEHIND = /^(.*\S)\s+(\d{4})$/u;

/**
 * What a typed title can mean: itself, or a title with a year behind it that has no parentheses. A number can be a title, or
 * end one ("1899", "Blade Runner 2049"), so the text as it is comes first.
 */
export function readingsOf(typed: string): readonly TitleAndYear[] {
  const whole = parseTitle(typed);
  const [, title = '', digits = ''] = whole.year === undefined ? (YEAR_BEHIND.exec(whole.title) ?? []) : [];
  return title !== '' && isYear(Number(digits)) ? [whole, { title, year: Number(digits) }] : [whole];
}

/**
 * What the title of a new show can mean, the likelier first. Behind a title, a year that has been, or is next, is more often the
 * show's than a part of the title, where "Blade Runner 2049" has another number.
 * @param thisYear the year that it is
 */
export const newReadingsOf = (typed: string, thisYear: number): readonly TitleAndYear[] =>
  readingsOf(typed)
    .filter(({ year }, place) => place === 0 || (year ?? 0) <= thisYear + 1)
    .toReversed();
