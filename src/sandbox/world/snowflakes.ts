/** The first millisecond of 2015, from which Discord counts. */
const discordEpoch = 1_420_070_400_000n;

/**
 * Makes ids that are unique and ascend, with the time in them as Discord documents it:
 * milliseconds since 2015 above 22 bits of counter.
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

/** When the object with this id was made, in milliseconds since 1970. */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + discordEpoch);
}

/** Orders ids by age; they differ in length, so text order would be wrong. */
export function compareSnowflakes(left: string, right: string): number {
  const difference = BigInt(left) - BigInt(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
