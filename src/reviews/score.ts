/**
 * A score in tenths: an integer from 0 to 100 in steps of 5. People see 0 to 10 in halves.
 * Integers keep sums and means exact.
 */
export type Score = number;
