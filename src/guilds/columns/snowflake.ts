/** An id of Discord as two numbers of 32 bits, which take less room than a string: nine decimal digits, and those before. */
export interface Snowflake {
  readonly high: number;
  readonly low: number;
}

const DIGITS = 9;
const MOST = 2 ** 32 - 1;
const CANONICAL = /^(?:0|[1-9]\d{0,18})$/;

/** Undefined for a text that is no snowflake, or one from after the year 2047, which fits in no two such numbers. */
export function snowflakeOf(text: string): Snowflake | undefined {
  if (!CANONICAL.test(text)) return undefined;
  const high = text.length > DIGITS ? Number(text.slice(0, -DIGITS)) : 0;
  return high > MOST ? undefined : { high, low: Number(text.slice(-DIGITS)) };
}

export const formatSnowflake = ({ high, low }: Snowflake): string =>
  high === 0 ? String(low) : `${high}${String(low).padStart(DIGITS, '0')}`;

/** Older first. */
export const compareSnowflakes = (a: Snowflake, b: Snowflake): number => a.high - b.high || a.low - b.low;
