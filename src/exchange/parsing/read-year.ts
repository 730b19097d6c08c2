import { isYear } from '../../reviews/shows/title.ts';

/** The year that a field begins with: 2013, "2013", "2013–2023". Undefined for anything else, and for years without films. */
export function readYear(value: unknown): number | undefined {
  const [, year] = /^(\d{4})(?!\d)/.exec(isWritten(value) ? String(value).trim() : '') ?? [];
  return year !== undefined && isYear(Number(year)) ? Number(year) : undefined;
}

const isWritten = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
