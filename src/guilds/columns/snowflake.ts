/** An id of Discord as two numbers of 32 bits, which take less room than a string: nine decimal digits, and those before. */
export interface Snowflake {
  readonly high: number;
  readonly low: number;
}

const DIGITS = 9;
const LONGEST = 19;
const MOST = 2 ** 32 - 1;
const [ZERO, NINE] = [48, 57];

/** Undefined for a text that is no snowflake, or one from after the year 2047, which fits in no two such numbers. */
export function snowflakeOf(text: string): Snowflake | undefined {
  const { length } = text;
  const hasZero = length > 1 && text.charCodeAt(0) === ZERO;
  if (length === 0 || length > LONGEST || hasZero) return undefined;
  let [high, low] = [0, 0];
  // Loading reads two of them for each review, which a regular expression makes twice as slow.
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return undefined;
    if (at < length - DIGITS) high = high * 10 + code - ZERO;
    else low = low * 10 + code - ZERO;
  }
  return high > MOST ? undefined : { high, low };
}

export const formatSnowflake = ({ high, low }: Snowflake): string =>
  high === 0 ? String(low) : `${high}${String(low).padStart(DIGITS, '0')}`;
