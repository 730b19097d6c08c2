import { normalForm } from './plain-text.ts';

/**
 * A score in tenths: an integer from 0 to 100 in steps of 5. People see 0 to 10 in halves.
 * Integers keep sums and means exact.
 */
export type Score = number;

/** The 21 scores, best first. */
export const ALL_SCORES: readonly Score[] = Array.from({ length: 21 }, (_, index) => 100 - 5 * index);

/** From here on a score is high, up to here it is low. */
export const HIGH_SCORE: Score = 90;
export const LOW_SCORE: Score = 40;

/** The score that a number of tenths is, or is nearest to: what others than Ovation have written may be none. */
export const nearestScore = (tenths: number): Score => Math.min(100, Math.max(0, Math.round(tenths / 5) * 5));

const NUMBER = /^(\d{0,2})(?:[.,](\d{1,4}))?(?: ?(?:\/|out of) ?(10|5))?$/;

/**
 * Parses a typed score: "7.5", "7,5", " 8 ", "7½", "8/10", "4/5" (counts twice, as it is out of five), also in
 * full-width digits. Returns undefined for anything else, for scores out of range and for those not in halves ("11",
 * "7.3", "ten", "").
 */
export function parseScore(text: string): Score | undefined {
  // Replaces "½" first: NFKC would turn "7½" into "71⁄2".
  const plain = normalForm(text.replace(/½/g, '.5'), 'NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  const [, whole = '', decimals = '', outOf = '10'] = NUMBER.exec(plain) ?? [];
  if (whole === '' && decimals === '') return undefined;
  if (!/^\d{0,2}0*$/.test(decimals)) return undefined;
  const hundredths = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  const tenths = hundredths / Number(outOf);
  return tenths <= 100 && tenths % 5 === 0 ? tenths : undefined;
}

/** "7.5", "8" or "10". */
export function formatScore(score: Score): string {
  return String(score / 10);
}

/** Ten characters, one per point: "★★★★★★★½☆☆" for 7.5. */
export function starsOf(score: Score): string {
  const half = score % 10 === 0 ? '' : '½';
  return ('★'.repeat(Math.floor(score / 10)) + half).padEnd(10, '☆');
}
