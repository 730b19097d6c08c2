/** The first millisecond of 2015, where Discord's ids begin. */
const discordEpoch = 1_420_070_400_000n;

/**
 * Returns a function that makes unique, ascending ids as Discord documents them: milliseconds since 2015, above 22 bits
 * that the sandbox counts up.
 * @param now the clock, in milliseconds since 1970
 */
export function createSnowflakeGenerator(now: () => number): () => string {
  let last = 0n;
  return () => {
    const first = (BigInt(now()) - discordEpoch) << 22n;
    last = first > last ? first : last + 1n;
    return String(last);
  };
}

/** The time in an id, in milliseconds since 1970. */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + discordEpoch);
}

/** Orders ids by age. They differ in length, so their order as texts would be wrong. */
export function compareSnowflakes(left: string, right: string): number {
  const difference = BigInt(left) - BigInt(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
