import { type Period, parsePeriod } from '../../../src/reviews/period.ts';
import type { ShowFilter } from '../../../src/reviews/ranking/show-list.ts';
import { isYear } from '../../../src/reviews/shows/title.ts';
import { UserError } from '../../../src/reviews/user-error.ts';

/** Reads "2024", or "2020s" for a decade, as `formatYears` writes them; undefined for nothing. Throws UserError `not-a-year`. */
export function readYears(typed: string | null): ShowFilter['years'] {
  if (typed === null || typed.trim() === '') return undefined;
  const [, digits, isDecade] = /^(\d{4})(?:\s*('?s))?$/i.exec(typed.trim()) ?? [];
  const year = Number(digits);
  if (digits === undefined || !isYear(year)) throw new UserError('not-a-year');
  const from = year - (year % 10);
  return isDecade === undefined ? { from: year, to: year } : { from, to: from + 9 };
}

/** Reads "2026" or "2026-05"; undefined for nothing. Throws UserError `not-a-period`. */
export function readPeriod(typed: string | null): Period | undefined {
  if (typed === null || typed.trim() === '') return undefined;
  const period = parsePeriod(typed);
  if (period === undefined) throw new UserError('not-a-period');
  return period;
}
