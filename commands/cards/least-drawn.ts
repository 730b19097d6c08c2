/** From how many scores on a picture of them says more than a list of them. */
export const LEAST_DRAWN = 5;
