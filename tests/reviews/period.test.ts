import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAddress, encodeAddress } from '../../src/presentation/links/address.ts';
import { formatPeriod, monthNumber, monthOf, parsePeriod, spanOf } from '../../src/reviews/period.ts';

test.each(['2026', '2026-05', '2026-5', ' 2024.2 ', '1000', '9999-12'])(
  'The period "%s" is read, and the buttons of its list lead on',
  (typed) => {
    const period = parsePeriod(typed);
    if (period === undefined) throw new Error('It was not read');
    expect(parsePeriod(formatPeriod(period))).toEqual(period);
    const { from, to } = spanOf(period);
    expect(new Date(from).getUTCFullYear()).toBe(period.year);
    expect(to).toBeGreaterThan(from);
    const list = { card: 'top', list: { sort: 'best', filter: { period } }, page: 1 } as const;
    expect(decodeAddress(encodeAddress(list))).toEqual(list);
  },
);

test.each(['0000', '0001', '0099', '0999-12', '2026-13', '2026-0', '26', '20260', 'May'])(
  'There is no period "%s"',
  (typed) => {
    expect(parsePeriod(typed)).toBeUndefined();
  },
);

test('February ends with its last day, also in a leap year', () => {
  expect(spanOf({ year: 2024, month: 2 }).to - Date.UTC(2024, 1, 29)).toBe(24 * 60 * 60_000);
  expect(spanOf({ year: 2025, month: 2 }).to - Date.UTC(2025, 1, 28)).toBe(24 * 60 * 60_000);
});

test('A time lies in the month that its date says, in any year, and months are numbered one after the other', () => {
  const times = fc.integer({ min: Date.UTC(100, 0), max: Date.UTC(2800, 0) });
  const [first, last] = [Date.UTC(2023, 11, 31, 23, 59, 59, 999), Date.UTC(2024, 1, 29)];
  fc.assert(
    fc.property(times, (time) => {
      const date = new Date(time);
      const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
      expect(monthOf(time)).toEqual({ year, month });
      expect(monthNumber(Date.UTC(year, month))).toBe(monthNumber(time) + 1);
    }),
    { examples: [[first], [first + 1], [last], [0], [-1]] },
  );
});
