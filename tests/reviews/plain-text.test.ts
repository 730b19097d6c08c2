import { expect, test } from 'vitest';
import { cleanLine, cleanText, codePointLength, isBlank } from '../../src/reviews/plain-text.ts';

test('an emoji outside the basic plane counts once', () => {
  expect(codePointLength('a😀é')).toBe(3);
});

test('a text of only white space, zero-width and control characters is blank', () => {
  expect(isBlank(' \t\r\n\u200B\uFEFF\u2060\u3164\u2800\0\u202E')).toBe(true);
  expect(isBlank('\u200B.')).toBe(false);
});

test('a clean line is one line without control and zero-width characters', () => {
  expect(cleanLine('  Glass\r\n\tHeart\u200B\u202E\0 ')).toBe('Glass Heart');
  expect(cleanLine('\u200D\u3164')).toBe('');
});

test('a clean line keeps emoji that are joined from several', () => {
  expect(cleanLine('👩‍👩‍👧 ❤️')).toBe('👩‍👩‍👧 ❤️');
});

test('a clean text keeps its lines, separated by line feeds only', () => {
  expect(cleanText(' one\r\ntwo\rthree\u2028\tfour\0 ')).toBe('one\ntwo\nthree\n\tfour');
  expect(cleanText('\r\n\u200B')).toBe('');
});

test('a lone surrogate, which no database keeps, becomes the replacement character', () => {
  expect(cleanText('a\uD83D')).toBe('a\uFFFD');
  expect(cleanLine('a\uD83D')).toBe('a\uFFFD');
});
