import { expect, test } from 'vitest';
import { baseEmoji, isVote } from '../../../src/reviews/counting/voting-emoji.ts';

test.each([
  ['👍', '👍'],
  ['👍🏻', '👍'],
  ['👍🏿', '👍'],
  ['❤️', '❤'],
  ['☝🏽', '☝'],
  ['123456789012345678', '123456789012345678'],
])('%s counts as %s', (emoji, base) => {
  expect(baseEmoji(emoji)).toBe(base);
});

test('a vote is one of the two emoji in any skin tone, with or without the variation selector', () => {
  const rules = { helpful: '👍', notHelpful: '☹️' };
  expect(['👍', '👍🏽', '☹', '☹️'].map((emoji) => isVote(emoji, rules))).toEqual([true, true, true, true]);
  expect(['👎', '❤️', '123', ''].map((emoji) => isVote(emoji, rules))).toEqual([false, false, false, false]);
});

test('only helpful is a vote when not helpful is turned off', () => {
  expect(isVote('👍', { helpful: '👍' })).toBe(true);
  expect(isVote('👎', { helpful: '👍' })).toBe(false);
});
