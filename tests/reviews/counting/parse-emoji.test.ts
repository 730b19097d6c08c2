import { expect, test } from 'vitest';
import { parseEmoji } from '../../../src/reviews/counting/parse-emoji.ts';

test.each([
  ['👍', '👍'],
  [' ⭐ ', '⭐'],
  ['👍🏽', '👍'],
  ['❤', '❤️'],
  ['❤️', '❤️'],
  ['👩‍💻', '👩‍💻'],
  ['🇯🇵', '🇯🇵'],
])('%s is the emoji %s', (typed, character) => {
  expect(parseEmoji(typed)).toEqual({ character });
});

test.each(['<:bravo:123456789012345678>', '<a:bravo:123456789012345678>', 'bravo:123456789012345678'])(
  '%s is a custom emoji',
  (typed) => {
    expect(parseEmoji(typed)).toEqual({ id: '123456789012345678' });
  },
);

test.each(['', 'a', '👍👍', ':thumbsup:', '<:bravo:12>', '<@123456789012345678>', '1'])(
  '"%s" is not an emoji',
  (typed) => {
    expect(parseEmoji(typed)).toBeUndefined();
  },
);
