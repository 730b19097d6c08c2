import { expect, test } from 'vitest';
import { markdownTitle, plainTitle } from '../../../src/presentation/shows/show-title.ts';

test('a title that is too long gives way to its year', () => {
  expect(plainTitle({ title: 'A Very Long Title', year: 2025 }, 15)).toBe('A Very… (2025)');
  expect(plainTitle({ title: 'Short', year: 2025 }, 15)).toBe('Short (2025)');
});

test('a title is cut between what a person sees as characters', () => {
  expect(plainTitle({ title: '👨‍👩‍👧‍👦👨‍👩‍👧‍👦' }, 10)).toBe('👨‍👩‍👧‍👦…');
});

test('a title shows its own marks', () => {
  expect(markdownTitle({ title: '*batteries not included', year: 1987 })).toBe(
    '\\*batteries not included (1987)',
  );
});
