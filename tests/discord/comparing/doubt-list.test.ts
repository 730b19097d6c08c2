import { expect, test } from 'vitest';
import { DoubtList } from '../../../src/discord/comparing/doubt-list.ts';

test('Reviews that have failed less often go first, and none before it is due', () => {
  const doubts = new DoubtList();
  doubts.set('failing', { dueAt: 10, failures: 3 });
  doubts.set('new', { dueAt: 20 });
  doubts.set('later', { dueAt: 50 });
  expect(doubts.nextAt()).toBe(10);
  expect(doubts.takeDue(5)).toBeUndefined();
  expect(doubts.takeDue(30)?.reviewKey).toBe('new');
  expect(doubts.takeDue(30)?.reviewKey).toBe('failing');
  expect(doubts.takeDue(30)).toBeUndefined();
  expect(doubts.nextAt()).toBe(50);
});

test('Of the reviews in a place that is closed to the bot one is tried, and the others once it is open', () => {
  const doubts = new DoubtList();
  for (const key of ['a1', 'a2']) doubts.set(key, { dueAt: Infinity, channelId: 'a', failures: 1 });
  doubts.set('b1', { dueAt: Infinity, channelId: 'b', failures: 1 });
  expect(doubts.takeDue(100)).toBeUndefined();
  expect(doubts.nextAt()).toBe(Infinity);
  doubts.tryPlaces(100);
  const tried = [doubts.takeDue(100), doubts.takeDue(100)].map((due) => due?.reviewKey);
  expect(tried).toEqual(['a1', 'b1']);
  expect(doubts.takeDue(100)).toBeUndefined();
  doubts.tryAll('a', 100);
  expect(doubts.takeDue(100)?.reviewKey).toBe('a2');
});
