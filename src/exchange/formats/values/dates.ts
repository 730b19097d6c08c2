import { readDate } from '../../parsing/read-date.ts';

/** Reads a day as a number, 20240301, or as its digits; undefined for 0 and what is no day. */
export const readDayNumber = (value: unknown): number | undefined =>
  readDate(String(value).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));

/** Reads a day whose parts are properties, of which each may be null. */
export const readDayParts = (year: unknown, month: unknown, day: unknown): number | undefined =>
  readDate(`${year}-${month}-${day}`);

/** Reads a moment as a text, or as seconds since the epoch. In milliseconds since the epoch. */
export function readMoment(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return /^\d{9,10}$/.test(String(value)) ? Number(value) * 1000 : readDate(String(value));
}
