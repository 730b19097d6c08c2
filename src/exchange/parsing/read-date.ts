const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "2024-05-31", "2024/05/31", also with a time behind it: "T21:04:00Z", " 21:04:00.5 +0000 UTC", "T21:04:00+02:00". */
const YEAR_FIRST =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})?(?: [A-Z]{3,4})?)?$/;
/** "31/5/2024", "5/31/2024", "31-05-2024 21:04:00" */
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
/** "Sat Dec 31 00:00:00 2016" */
const IN_WORDS = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/** "Mar 3, 2021", "March 3 2021" */
const MONTH_FIRST = /^([A-Z][a-z]{2})[a-z]{0,6}\.? (\d{1,2}),? (\d{4})$/;

/** Which of two numbers before a year is the day. */
export type DayOrder = 'day-first' | 'month-first';

/**
 * Which number is the day in dates that end in the year, decided over a whole file; undefined when none of them settles it, or when
 * they contradict each other.
 */
export function dayOrderOf(texts: Iterable<string>): DayOrder | undefined {
  const orders = new Set<DayOrder>();
  for (const text of texts) {
    const [, first, second] = YEAR_LAST.exec(text.trim()) ?? [];
    if (Number(first) > 12) orders.add('day-first');
    if (Number(second) > 12) orders.add('month-first');
  }
  const [order] = orders;
  return orders.size === 1 ? order : undefined;
}

/** Whether only `dayOrderOf` its file says what day a date is. */
export const isDayUnclear = (text: string): boolean => {
  const [, first, second] = YEAR_LAST.exec(text.trim()) ?? [];
  return first !== undefined && Number(first) !== Number(second);
};

/**
 * Reads a date, with or without a time.
 * @param order of dates that end in the year; without it those are not read
 * @returns milliseconds since the epoch, in UTC where the text names no offset, and at noon where it names no time: that is the same day in
 *   all but a few zones; undefined for anything else, a day that does not
 *   exist, a partly known date ("2012-10-00") and a year before 1900
 */
export function readDate(text: string, order?: DayOrder): number | undefined {
  const plain = text.trim();
  const [first, year, month, day, ...time] = YEAR_FIRST.exec(plain) ?? [];
  if (first !== undefined) return moment(year, month, day, time);
  const [last, one, two, itsYear, ...itsTime] = YEAR_LAST.exec(plain) ?? [];
  if (last !== undefined) {
    if (order === undefined && one !== two) return undefined;
    return order === 'month-first' ? moment(itsYear, one, two, itsTime) : moment(itsYear, two, one, itsTime);
  }
  const [, month3 = '', itsDay, thatYear] = MONTH_FIRST.exec(plain) ?? [];
  if (itsDay !== undefined) return moment(thatYear, monthOf(month3), itsDay, []);
  const [, name = '', number, hours, minutes, seconds, lastYear] = IN_WORDS.exec(plain) ?? [];
  return moment(lastYear, monthOf(name), number, [hours, minutes, seconds]);
}

const monthOf = (name: string): string => String(MONTHS.indexOf(name.toLowerCase()) + 1);

function moment(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hours = '12', minutes = '0', seconds = '0', offset = 'Z']: readonly (string | undefined)[],
): number | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = Date.UTC(y, m - 1, d, Number(hours), Number(minutes), Number(seconds));
  const isDay = new Date(Date.UTC(y, m - 1, d)).getUTCDate() === d && m >= 1 && m <= 12;
  if (!isDay || y < 1900 || Number(hours) > 24 || Number(minutes) > 59) return undefined;
  const [, sign, offsetHours = '0', offsetMinutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  const shift = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  return sign === undefined ? date : date - (sign === '-' ? -shift : shift);
}
