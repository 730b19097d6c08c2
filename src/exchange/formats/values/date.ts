const ISO =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)? ?(Z|UTC|[+-]\d{2}:?\d{2}(?: UTC| \+\d{2}:?\d{2})?)?$/i;
const OFFSET = /^([+-])(\d{2}):?(\d{2})/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NUMERIC = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * A date without a time means the day wherever the reader is: at noon UTC it is that day in all but a few zones.
 * Without a zone, times are UTC.
 */
const NOON = 12;

/**
 * Reads "2024-03-01", "2024/03/01", "2024-03-01 21:05:00", "2024-03-01T21:05:00.000Z", "2024-03-01 21:05:00 +0000 UTC".
 * @returns milliseconds since the epoch; undefined for anything else, for days that no calendar has and those known in part
 * ("2012-10-00")
 */
export function readDate(text: string | undefined): number | undefined {
  const [, year, month, day, hour, minute, second, zone = ''] = ISO.exec(text?.trim() ?? '') ?? [];
  const at = timeOf({ year, month, day, hour, minute, second });
  const [, sign, hours, minutes] = OFFSET.exec(zone) ?? [];
  if (at === undefined || sign === undefined || hour === undefined) return at;
  return at - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Reads a number such as 20240301, or its digits. */
export function readCompactDate(value: unknown): number | undefined {
  const [, year, month, day] = COMPACT.exec(String(value)) ?? [];
  return timeOf({ year, month, day });
}

/** Reads the parts of a date, of which each may be absent or null. */
export const readDateParts = (parts: {
  readonly year?: unknown;
  readonly month?: unknown;
  readonly day?: unknown;
}): number | undefined =>
  timeOf({ year: digits(parts.year), month: digits(parts.month), day: digits(parts.day) });

export type DateOrder = 'day-first' | 'month-first';

/** Finds out over a whole file whether dates such as "3/4/2024" have the day or the month first. */
export class DateOrders {
  #isDayFirst = false;
  #isMonthFirst = false;
  #isAmbiguous = false;

  /** Takes note of a date; of any other text, nothing. */
  note(text: string | undefined): void {
    const [, first, second] = NUMERIC.exec(text?.trim() ?? '') ?? [];
    if (first === undefined) return;
    this.#isDayFirst ||= Number(first) > 12;
    this.#isMonthFirst ||= Number(second) > 12;
    this.#isAmbiguous = true;
  }

  /** Undefined when the file does not settle it, or has both. */
  get order(): DateOrder | undefined {
    if (this.#isDayFirst === this.#isMonthFirst) return undefined;
    return this.#isDayFirst ? 'day-first' : 'month-first';
  }

  /** Whether there are dates that cannot be read. */
  get isUnsettled(): boolean {
    return this.#isAmbiguous && this.order === undefined;
  }
}

/** Reads what `readDate` does, and "13-01-2024 21:05:00" or "1/13/2024" by the order of their file. */
export function readOrderedDate(text: string | undefined, order: DateOrder | undefined): number | undefined {
  const [, first, second, year, hour, minute, seconds] = NUMERIC.exec(text?.trim() ?? '') ?? [];
  if (first === undefined) return readDate(text);
  if (order === undefined) return undefined;
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return timeOf({ year, month, day, hour, minute, second: seconds });
}

interface Parts {
  readonly year?: string | undefined;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
}

function timeOf({ year, month, day, hour, minute = '0', second = '0' }: Parts): number | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? NOON),
    Number(minute),
    Number(second),
  );
  const date = new Date(at);
  const isThatDay =
    date.getUTCFullYear() === Number(year) &&
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day);
  return isThatDay ? at : undefined;
}

const digits = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
