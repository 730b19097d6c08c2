import { expect, test } from 'vitest';
import { VoteArrivals } from '../../../src/guilds/memory/vote-arrivals.ts';

test('Votes on a review have arrived since any time up to that of the last', () => {
  let now = 1;
  const arrivals = new VoteArrivals({ monotonic: () => now });
  arrivals.note('glass:21');
  now = 3;
  arrivals.note('glass:21');
  expect([2, 3, 4].map((time) => arrivals.since('glass:21', time))).toEqual([true, true, false]);
  expect(arrivals.since('dark:21', 1)).toBe(false);
});

test('A vote may have arrived at a time of which most is forgotten', () => {
  let now = 0;
  const arrivals = new VoteArrivals({ monotonic: () => now });
  for (; now < 1002; now += 1) arrivals.note(`glass:${now}`);
  expect([0, 1, 2].map((time) => arrivals.since('dark:21', time))).toEqual([true, true, false]);
});
