/** Pearson's; 0 where one of the two does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mx = mean(xs);
  const my = mean(ys);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const [i, x] of xs.entries()) {
    const y = ys[i] ?? 0;
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  return xx && yy ? xy / Math.sqrt(xx * yy) : 0;
}

/** How good the first `k` of an order are; 1 is the best possible. */
export function ndcg(order: readonly string[], gain: ReadonlyMap<string, number>, k = 10): number {
  const value = (ids: readonly string[]) =>
    ids.slice(0, k).reduce((sum, id, i) => sum + (gain.get(id) ?? 0) / Math.log2(i + 2), 0);
  const ideal = [...gain].sort(([, a], [, b]) => b - a).map(([id]) => id);
  return value(order) / value(ideal);
}

export const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;

export function deviation(xs: readonly number[]): number {
  const m = mean(xs);
  return Math.sqrt(mean(xs.map((x) => (x - m) ** 2)));
}
