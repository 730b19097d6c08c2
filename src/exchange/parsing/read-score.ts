import { nearestScore, type Score } from '../../reviews/score.ts';

/** What a file says of a score: none, one, or something that can't be read. */
export type ReadScore =
  | { readonly score?: Score; readonly rounded?: string; readonly isUnreadable?: never }
  | { readonly isUnreadable: true; readonly score?: never; readonly rounded?: never };

const NUMBER = /^\d{1,4}(?:[.,]\d{1,6})?$/;

/**
 * Reads a score. An empty one and 0 are none in every format.
 * @param value text or number; null and undefined are none, too
 * @param highest the best score of its scale: 10, 100, 5
 * @returns `rounded` is the score as in the file when it is none of ours, which are in halves of 10: "7.3", "73/100"
 */
export function readScore(value: unknown, highest: number): ReadScore {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (value === null || value === undefined || text === '') return {};
  if (!NUMBER.test(text)) return { isUnreadable: true };
  const number = Number(text.replace(',', '.'));
  if (number === 0) return {};
  if (number > highest) return { isUnreadable: true };
  const tenths = (number * 100) / highest;
  const score = nearestScore(tenths);
  return Math.abs(score - tenths) < 1e-6
    ? { score }
    : { score, rounded: highest === 10 ? text : `${text}/${highest}` };
}
