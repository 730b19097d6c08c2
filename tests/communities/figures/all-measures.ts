import { BEST_MEASURES } from './best-measures.ts';
import { HELPFUL_MEASURES } from './helpful-measures.ts';
import type { Measure } from './measure.ts';
import { PAIR_MEASURES } from './pair-measures.ts';
import { SHOW_MEASURES } from './show-measures.ts';

/** What every formula is held to. A formula's measures are added here. */
export const ALL_MEASURES: readonly Measure[] = [
  ...BEST_MEASURES,
  ...SHOW_MEASURES,
  ...HELPFUL_MEASURES,
  ...PAIR_MEASURES,
];
