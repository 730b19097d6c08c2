import { expect, test } from 'vitest';
import { RequestBudget } from '../../../../src/catalogue/sources/asking/request-budget.ts';

const budget = () => new RequestBudget({ limit: 4, most: 8, window: 1000, spacing: 10, atOnce: 1 });
const headers = (limit: string | undefined, remaining: string | undefined) =>
  new Headers({
    ...(limit !== undefined && { 'X-RateLimit-Limit': limit }),
    ...(remaining !== undefined && { 'X-RateLimit-Remaining': remaining }),
  });

test('Allows as many requests in a window as the limit says, each a little after the one before', () => {
  const counted = budget();
  for (const time of [0, 10, 20, 30]) {
    expect(counted.nextAt(1)).toBeLessThanOrEqual(time);
    counted.spend(time);
  }
  expect(counted.nextAt(1)).toBe(1000);
  counted.spend(1000);
  expect(counted.nextAt(1)).toBe(1010);
});

test('Counts a request as late as its source may have received it', () => {
  const counted = budget();
  for (const time of [0, 200, 400, 600]) {
    counted.spend(time);
    counted.end(time, time + 150);
  }
  expect(counted.nextAt(1)).toBe(1150);
  counted.spend(1150);
  expect(counted.nextAt(1)).toBe(1350);
});

test('Leaves a part of the limit to others', () => {
  const counted = budget();
  counted.spend(0);
  counted.spend(10);
  expect(counted.nextAt(0.5)).toBe(1000);
  expect(counted.nextAt(1)).toBe(20);
});

test('Takes over a lower limit, and a higher one up to what is believed', () => {
  const counted = budget();
  counted.follow(headers('2', undefined), 0);
  counted.spend(0);
  counted.spend(10);
  expect(counted.nextAt(1)).toBe(1000);
  counted.follow(headers('500', undefined), 10);
  for (const time of [20, 30, 40, 50, 60, 70]) counted.spend(time);
  expect(counted.nextAt(1)).toBe(1000);
});

test('Counts what others have asked from the same address', () => {
  const counted = budget();
  counted.spend(0);
  counted.follow(headers('4', '0'), 100);
  expect(counted.nextAt(1)).toBe(1000);
  expect(counted.nextAt(0.5)).toBe(1100);
});

test.each([
  ['text', 'a few'],
  ['a fraction', '1.5'],
  ['less than nothing', '-3'],
  ['far too many', '99999999999'],
])('Ignores headers with %s', (_, odd) => {
  const counted = budget();
  counted.spend(0);
  counted.follow(headers(odd, odd), 0);
  expect(counted.nextAt(1)).toBe(10);
});
