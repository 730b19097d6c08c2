import { partsOfKey } from '../../reviews/review.ts';

/** Whose data are erased, and from before which time. */
export interface Erased {
  readonly userId: string;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

/** Whether a review key is that of a review by the member. */
export const isTheirs = (reviewKey: string, { userId }: Erased): boolean =>
  partsOfKey(reviewKey)?.authorId === userId;
