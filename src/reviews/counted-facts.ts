import type { Aspect, Progress } from './review.ts';
import type { ScoreCounts } from './score-counts.ts';

/** What reviews that count add up to: those of a member, or of a guild. */
export interface CountedFacts {
  /** How many there are, those without a score included. */
  readonly reviews: number;
  readonly scores: ScoreCounts;
}

/** What the reviews of a show that count add up to. */
export interface ShowFacts extends CountedFacts {
  /** The scores of its aspects, for those that have any. The sum is in tenths. */
  readonly aspects: { readonly [A in Aspect]?: { readonly sum: number; readonly count: number } };
  /** How far their authors have watched, where they say so. */
  readonly statuses: { readonly [S in NonNullable<Progress['status']>]: number };
}
