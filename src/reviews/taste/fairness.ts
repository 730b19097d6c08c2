/** At so many reviews more, a member's strictness counts in full: few reviews say little about it. */
const PRIOR_KINDNESS = 5;
/** How many reviews with the server's usual spread each member starts with. */
const PRIOR_SPREAD = 10;

/**
 * How much higher than others a member scores: their mean distance from the shows' weighted ratings, drawn to 0. The first step of
 * the baseline predictors of Y. Koren and R. Bell, "Advances in Collaborative Filtering", 2011, without iteration.
 * @param above the sum, over the member's scores, of the score less the show's weighted rating, in tenths
 * @param count the number of those scores
 * @returns in tenths; negative for a strict member
 */
export const kindness = (above: number, count: number): number => above / (count + PRIOR_KINDNESS);

/**
 * What is left of a score beyond what everyone here makes of the show, and beyond how the member scores: what they like. In tenths.
 * @param fair the show's weighted rating, from scores less their members' kindness
 */
export const rest = (score: number, fair: number, kind: number): number => score - fair - kind;

/**
 * The variance of scores within shows, over a whole server, in square tenths; 0 where no show has two scores.
 * @param squares the sum of squared distances from the mean of the show
 */
export const usualVariance = (squares: number, scores: number, shows: number): number =>
  scores > shows ? squares / (scores - shows) : 0;

/**
 * How far a member's rests spread, as a variance in square tenths, drawn to the server's.
 * @param squares the sum of the member's squared rests
 */
export const spread = (squares: number, count: number, usual: number): number =>
  (squares + PRIOR_SPREAD * usual) / (count + PRIOR_SPREAD);
