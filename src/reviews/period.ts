/** A calendar month or, without one, a calendar year (UTC). */
export interface Period {
  readonly year: number;
  /** From 1. */
  readonly month?: number | undefined;
}

/** A stretch of time in milliseconds since the epoch, its end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When a period begins and ends. */
export function spanOf({ year, month }: Period): Span {
  if (month === undefined) return { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) };
  return { from: Date.UTC(year, month - 1), to: Date.UTC(year, month) };
}

/** Whether a time, in milliseconds since the epoch, lies in a stretch of time. */
export const isWithin = (time: number, { from, to }: Span): boolean => from <= time && time < to;

/** The month that a time lies in. @param time milliseconds since the epoch */
export function monthOf(time: number): { readonly year: number; readonly month: number } {
  const number = monthNumber(time);
  const year = Math.floor(number / 12);
  return { year, month: number - 12 * year + 1 };
}

const DAY = 24 * 60 * 60_000;
/** The Gregorian calendar repeats itself after so many days, which are 400 years. */
const CYCLE = 146_097;
/** Days from 1 March of the year 0, with which a cycle begins, until 1970. */
const BEFORE_1970 = 719_468;

/**
 * The number of the calendar month that a time lies in: one more than that of the month before, 12 for each year. In arithmetic on whole
 * numbers (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"), since millions of reviews and votes are counted by their
 * months, and a Date takes ten times as long.
 * @param time milliseconds since the epoch
 */
export function monthNumber(time: number): number {
  const day = Math.floor(time / DAY) + BEFORE_1970;
  const cycle = Math.floor(day / CYCLE);
  const ofCycle = day - cycle * CYCLE;
  const leapDays = Math.floor(ofCycle / 1460) - Math.floor(ofCycle / 36_524) + Math.floor(ofCycle / 146_096);
  const year = Math.floor((ofCycle - leapDays) / 365);
  const ofYear = ofCycle - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  // A year begins with March here, so that its leap day is the last.
  return 12 * (400 * cycle + year) + Math.floor((5 * ofYear + 2) / 153) + 2;
}

/** The year that a time lies in. @param time milliseconds since the epoch */
export const yearOf = (time: number): Period => ({ year: new Date(time).getUTCFullYear() });

/** The month, or the year, that goes on: at each time another one. */
export const CURRENT_PERIODS = ['month', 'year'] as const;
export type CurrentPeriod = (typeof CURRENT_PERIODS)[number];

/** The period that goes on at a time. @param now milliseconds since the epoch */
export const currentPeriod = (which: CurrentPeriod, now: number): Period =>
  which === 'month' ? monthOf(now) : yearOf(now);

/** "2026" or "2026-05", as `parsePeriod` reads it. */
export const formatPeriod = ({ year, month }: Period): string =>
  month === undefined ? `${year}` : `${year}-${String(month).padStart(2, '0')}`;

/** Reads "2026", "2026-05" or "2026-5"; undefined for anything else, as for a year that `formatPeriod` writes in fewer digits. */
export function parsePeriod(typed: string): Period | undefined {
  const [, year, month] = /^\s*([1-9]\d{3})(?:[-./](\d{1,2}))?\s*$/.exec(typed) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return { year: Number(year) };
  return Number(month) >= 1 && Number(month) <= 12 ? { year: Number(year), month: Number(month) } : undefined;
}
