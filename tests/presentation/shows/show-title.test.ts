import { expect, test } from 'vitest';
import { markdownTitle, plainTitle } from '../../../src/presentation/shows/show-title.ts';

test('a title that is too long is cut, and its year stays', () => {
  expect(plainTitle({ title: 'A Very Long Title', year: 2025 }, 15)).toBe('A Very… (2025)');
  expect(plainTitle({ title: 'Short', year: 2025 }, 15)).toBe('Short (2025)');
});

test('a title is never cut within what a person sees as one character', () => {
  expect(plainTitle({ title: '👨‍👩‍👧‍👦👨‍👩‍👧‍👦' }, 10)).toBe('👨‍👩‍👧‍👦…');
});

test('Markdown in a title shows as typed', () => {
  expect(markdownTitle({ title: '*batteries not included', year: 1987 })).toBe(
    '\\*batteries not included (1987)',
  );
});
