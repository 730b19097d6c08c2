import { readDate } from '../../parsing/read-date.ts';

/** Reads a day as the digits of a number, "20240301"; undefined for 0 and what is no day. */
export const readDayNumber = (value: string): number | undefined =>
  readDate(value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));

/** Reads a day by its parts; undefined when one of them is ''. */
export const readDayParts = (year: string, month: string, day: string): number | undefined =>
  readDate(`${year}-${month}-${day}`);

/** Reads a moment as a text, or as seconds since the epoch. In milliseconds since the epoch. */
export const readMoment = (value: string): number | undefined =>
  /^\d{9,10}$/.test(value) ? Number(value) * 1000 : readDate(value);
