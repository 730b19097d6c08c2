import { nearestScore, type Score } from '../../../reviews/score.ts';

/** A score of a file. Both are absent where the file has none. */
export interface FileScore {
  readonly score?: Score;
  /** The score as the file has it, when it had to be rounded: "73/100". */
  readonly rounded?: string;
}

const NUMBER = /^\d{1,3}(?:[.,]\d{1,6})?$/;

/**
 * Reads a score of a file. 0 and an empty one are no score in the formats of other sites.
 * @param outOf the highest score of its scale
 * @returns undefined for what is no score of the scale
 */
export function readScore(value: unknown, outOf: number): FileScore | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (text === '')
    return value === null || value === undefined || value === '' || typeof value === 'string'
      ? {}
      : undefined;
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text.replace(',', '.'));
  if (number === 0) return {};
  if (number > outOf) return undefined;
  // In thousandths, so that 0.1 of 10 stays exact.
  const tenths = Math.round((number * 100_000) / outOf) / 1000;
  const score = nearestScore(tenths);
  if (score === tenths) return { score };
  return { score, rounded: outOf === 10 ? text : `${text}/${outOf}` };
}
