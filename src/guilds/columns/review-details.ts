import { ASPECTS, type Aspects, type Progress } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';

/** What few reviews say more, in one number of 23 bits: of each aspect, the first in the lowest bits, its score in halves plus 1. */
const ASPECT_BITS = 5;
const NO_SCORE = 0;
/** Where the other parts begin. */
const [STATUS, IMPORTED] = [ASPECT_BITS * ASPECTS.length, ASPECT_BITS * ASPECTS.length + 2];
/** None says the first. */
export const STATUSES: readonly Progress['status'][] = [undefined, 'completed', 'watching', 'dropped'];

type Details = Pick<ReviewFacts, 'aspects' | 'status' | 'imported'>;

export function packDetails({ aspects, status, imported }: Details): number {
  let packed = (STATUSES.indexOf(status) << STATUS) | (Number(imported) << IMPORTED);
  if (aspects === undefined) return packed;
  for (const [place, aspect] of ASPECTS.entries()) {
    const score = aspects[aspect];
    if (score !== undefined) packed |= (score / 5 + 1) << (place * ASPECT_BITS);
  }
  return packed;
}

export const unpackDetails = (packed: number): Details => ({
  aspects: unpackAspects(packed),
  status: STATUSES[statusIn(packed)],
  imported: isImportedIn(packed),
});

/** The score of the aspect at this place of `ASPECTS`, in halves; undefined without one. */
export function halvesIn(packed: number, place: number): number | undefined {
  const score = (packed >>> (place * ASPECT_BITS)) & ((1 << ASPECT_BITS) - 1);
  return score === NO_SCORE ? undefined : score - 1;
}

/** The place of the status in `STATUSES`. */
export const statusIn = (packed: number): number => (packed >>> STATUS) & 3;

export const isImportedIn = (packed: number): boolean => ((packed >>> IMPORTED) & 1) !== 0;

function unpackAspects(packed: number): Aspects | undefined {
  if ((packed & ((1 << STATUS) - 1)) === 0) return undefined;
  const aspects: { -readonly [A in keyof Aspects]: Aspects[A] } = {};
  for (const [place, aspect] of ASPECTS.entries()) {
    const halves = halvesIn(packed, place);
    if (halves !== undefined) aspects[aspect] = halves * 5;
  }
  return aspects;
}
