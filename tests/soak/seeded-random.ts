/** Random choices that are the same for the same seed. */
export interface SeededRandom {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** One of these. Throws when there is none. */
  pick<T>(from: readonly T[]): T;
  /** So many of these, in any order. */
  sample<T>(from: readonly T[], count: number): T[];
}

/** The generator is mulberry32. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick(from) {
      if (from.length === 0) throw new RangeError('There is nothing to pick from');
      return from[below(from.length)] as (typeof from)[number];
    },
    sample(from, count) {
      const left = [...from];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(below(left.length), 1),
      ).flat();
    },
  };
}
