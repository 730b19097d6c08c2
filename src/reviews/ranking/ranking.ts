const Z_95 = 1.959963984540054;

/**
 * Lower bound of the 95 % Wilson score interval of helpful / (helpful + not helpful): E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference", 1927. From 0 to 1; exactly 0 without helpful votes.
 */
export function wilsonLowerBound(helpful: number, notHelpful: number): number {
  if (helpful === 0) return 0;
  const votes = helpful + notHelpful;
  const share = helpful / votes;
  const z2 = Z_95 ** 2;
  const centre = share + z2 / (2 * votes);
  const margin = Z_95 * Math.sqrt((share * (1 - share) + z2 / (4 * votes)) / votes);
  return (centre - margin) / (1 + z2 / votes);
}
