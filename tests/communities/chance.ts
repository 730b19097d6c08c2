/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Box and Muller: mean 0, deviation 1. */
export const gaussian = (next: () => number) => (): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** One part's own numbers, so that another part's use changes nothing in it. */
export const stream = (seed: number, part: number): (() => number) =>
  random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(part, 0x85ebca6b));

/** Mean 0, deviation 1, the same for the same three numbers. */
export const normalOf = (seed: number, a: number, b: number): number =>
  gaussian(
    random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(a + 1, 0x27d4eb2f) ^ Math.imul(b + 1, 0x165667b1)),
  )();

/** Running sums, from which `draw` takes an index. */
export function sums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

/** An index, drawn with the weights whose running sums these are. */
export function draw(next: () => number, cumulative: readonly number[]): number {
  const x = next() * (cumulative.at(-1) ?? 0);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
