import { expect, test } from 'vitest';
import { nearestPage } from '../../src/reviews/nearest-page.ts';

test.each([
  [2, 25, { page: 2, pages: 3, from: 10 }],
  [4, 25, { page: 3, pages: 3, from: 20 }],
  [0, 25, { page: 1, pages: 3, from: 0 }],
  [-7, 30, { page: 1, pages: 3, from: 0 }],
  [2.9, 30, { page: 2, pages: 3, from: 10 }],
  [Number.NaN, 30, { page: 1, pages: 3, from: 0 }],
  [Number.POSITIVE_INFINITY, 30, { page: 3, pages: 3, from: 20 }],
  [3, 0, { page: 1, pages: 1, from: 0 }],
])('Who wants page %d of %d things gets the nearest page', (wanted, size, found) => {
  expect(nearestPage(wanted, size, 10)).toEqual(found);
});
