import { expect, test } from 'vitest';
import { wrap } from '../../src/setup/wrap.ts';

test('Lines are broken between words, and longer words stay whole', () => {
  expect(wrap('one two three\nfour', 7)).toBe('one two\nthree\nfour');
  expect(wrap('see https://discord.com now', 8)).toBe('see\nhttps://discord.com\nnow');
  expect(wrap('', 8)).toBe('');
});
