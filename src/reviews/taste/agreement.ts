/** What can be said of two members' tastes. */
export type AgreementKind = 'same' | 'agree' | 'unclear' | 'part' | 'opposite' | 'few';

/** Two members have to have scored so many shows in common before anything is said. */
export const LEAST_SHARED = 3;
/** Two scores are alike when they lie at most so far apart, in tenths. */
export const ALIKE = 10;
/** So many shows on which two neither agree nor part. */
const PRIOR_SHARED = 50;
const CLEAR = 1.2;
const LIKELY = 0.7;

/**
 * How alike two members' tastes are, by J. L. Herlocker and others, "An Algorithmic Framework for Performing Collaborative Filtering",
 * 1999: few shows in common weigh little. Here each score is taken less what everyone makes of the show.
 * @param product the sum, over the shows that both scored, of the product of their rests
 * @param spreads the product of the two members' spreads
 * @returns as if a correlation times a number of shows; 0 when neither ever differs from the others
 */
export const accord = (product: number, spreads: number): number =>
  spreads > 0 ? product / Math.sqrt(spreads) : 0;

/** How clear it is that two agree; below 0, that they part. */
export const clarity = (accorded: number, shared: number): number =>
  accorded / Math.sqrt(shared + PRIOR_SHARED);

/** What is said of two members. @param shared how many shows both scored */
export function agreementKind(accorded: number, shared: number): AgreementKind {
  if (shared < LEAST_SHARED) return 'few';
  const clear = clarity(accorded, shared);
  if (clear >= CLEAR) return 'same';
  if (clear >= LIKELY) return 'agree';
  if (clear <= -CLEAR) return 'opposite';
  return clear <= -LIKELY ? 'part' : 'unclear';
}

/** How much one member's rests say about the other's. */
export const influence = (accorded: number, shared: number): number => accorded / (shared + PRIOR_SHARED);
