import { expect, test } from 'vitest';
import { RecentlyUsed } from '../../../src/guilds/derived/recently-used.ts';

test('What was used longest ago is forgotten when there is too much, and what was used last never', () => {
  const kept = new RecentlyUsed<number>(
    () => 10,
    (size) => size,
  );
  expect(kept.isEmpty).toBe(true);
  kept.set('a', 4);
  kept.set('b', 5);
  expect(kept.get('a')).toBe(4);
  expect(kept.peek('b')).toBe(5);
  kept.set('c', 6);
  kept.forgetOldest();
  expect(kept.get('b')).toBeUndefined();
  expect([...kept.values()]).toEqual([4, 6]);
  expect(kept.size).toBe(10);
  kept.set('d', 99);
  kept.forgetOldest();
  expect([...kept.values()]).toEqual([99]);
  kept.clear();
  expect(kept.isEmpty).toBe(true);
});
