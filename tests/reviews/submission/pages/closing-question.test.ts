import { expect, test } from 'vitest';
import { withoutQuestion } from '../../../../src/reviews/submission/pages/closing-question.ts';

test.each([
  [['Was this review helpful to you?']],
  [['was this review helpful to you? ', '', '']],
  [['', 'Was this review helpful to you?', 'Yes', 'No', 'Cancel']],
  [['Was this review helpful to you?', 'Yes No Cancel']],
  [['Was this review helpful to you? Yes | No']],
  [['Read More', '', 'Was this review helpful to you?', '', 'Yes / No']],
  [['Was this review helpful to you? · 12 of 15 people found this review helpful']],
])('%j is removed from the end of a text', (question) => {
  const lines = withoutQuestion(['Good fun.', ...question]);
  expect(lines.join('\n').trim()).toBe('Good fun.');
});

test('the question is removed within a text and after its last sentence', () => {
  expect(withoutQuestion(['One.', 'Was this review helpful to you?', 'No', 'Two.'])).toEqual([
    'One.',
    'Two.',
  ]);
  expect(withoutQuestion(['One.', 'Two. Was this review helpful to you?'])).toEqual(['One.', 'Two.']);
});

test('"No" is only removed below the question, and "Read more" only above it', () => {
  const lines = ['No', 'Good fun.', 'Yes', 'Read more'];
  expect(withoutQuestion(lines)).toBe(lines);
  expect(withoutQuestion(['Was this review helpful to you?', 'Good fun.', 'No'])).toEqual([
    'Good fun.',
    'No',
  ]);
});

test('a sentence that contains the question stays', () => {
  const lines = [
    'Was this review helpful to you? I hope so.',
    'They ask "was this review helpful to you" each time.',
  ];
  expect(withoutQuestion(lines)).toBe(lines);
});
