import { expect, test } from 'vitest';
import { decodeAddress, encodeAddress } from '../../src/presentation/links/address.ts';
import { formatPeriod, parsePeriod, spanOf } from '../../src/reviews/period.ts';

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
