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
