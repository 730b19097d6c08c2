/** Whoever shares fewer scored shows with a member is not asked about their taste. */
export const LEAST_NEIGHBOUR = 2;
/** A neighbour is named when they moved a show by so much, in tenths. */
const WORTH_NAMING = 0.3;

/**
 * What a member is expected to make of a show, from neighbours: the rule of Y. Koren and R. Bell, "Advances in Collaborative
 * Filtering", 2011, with one neighbour without an opinion more, so that few weigh little.
 * @param fair the show's fair rating, in tenths
 * @param pull the sum, over its neighbours, of influence times rest
 * @param weight the sum of the influences without their signs
 * @returns in tenths
 */
export const expected = (fair: number, pull: number, weight: number): number => fair + pull / (1 + weight);

/** Whether a neighbour is worth naming. @param pull influence times rest of this one @param weight as `expected` takes it */
export const isWorthNaming = (pull: number, weight: number): boolean => pull / (1 + weight) >= WORTH_NAMING;
