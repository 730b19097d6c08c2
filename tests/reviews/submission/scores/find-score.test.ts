import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatScore } from '../../../../src/reviews/score.ts';
import { findScore } from '../../../../src/reviews/submission/scores/find-score.ts';

const readScore = (text: string) => {
  const found = findScore(text.split('\n'));
  return found && { score: found.score, rest: found.rest.join('\n').trim() };
};

test.each([
  ['7.5/10', 75],
  ['7,5/10', 75],
  ['7½/10', 75],
  ['9 / 10', 90],
  ['8 out of 10', 80],
  ['8/10!', 80],
  ['0/10', 0],
  ['10/10', 100],
  ['4/5', 80],
  ['85/100', 85],
  ['4.5/5 stars', 90],
  ['Score: 8/10', 80],
  ['My rating - 4/5', 80],
  ['Overall 8/10', 80],
  ['Final verdict: 8/10.', 80],
  ['**8/10**', 80],
  ['**Score:** 8/10', 80],
  ['Score: **8/10**', 80],
  ['(8/10)', 80],
  ['- 8/10', 80],
  ['８／１０', 80],
  ['★★★★½', 90],
  ['★★★☆☆', 60],
  ['☆☆☆☆☆', 0],
  ['⭐️⭐️⭐️⭐️', 80],
  ['★★★★★★★½☆☆', 75],
  ['Rating: ★★★★', 80],
])('%j closes a review, on its own line or after the last sentence', (closing, score) => {
  expect(readScore(closing)).toEqual({ score, rest: '' });
  expect(readScore(`Good fun.\n\n${closing}`)).toEqual({ score, rest: 'Good fun.' });
  if (!closing.startsWith('- ')) {
    expect(readScore(`So.\nGood fun! ${closing}`)).toEqual({ score, rest: 'So.\nGood fun!' });
  }
});

test.each([
  ['最高でした。8/10', '最高でした。'],
  ['She said “watch it.” 8/10', 'She said “watch it.”'],
  ['Music 6/10. Score: 8/10', 'Music 6/10.'],
  ['Well…\n\nScore:\n\n8/10', 'Well…'],
])('of %j the rest is %j', (text, rest) => {
  expect(readScore(text)).toEqual({ score: 80, rest });
});

describe('within a sentence the score is read and the sentence stays whole', () => {
  test.each([
    "I'd give it a solid 8/10.",
    'In the end I rate this show 8/10',
    'It’s an 8/10 for me!',
    'it gets 8/10',
    '**Good fun. 8/10**',
  ])('%j', (text) => {
    expect(readScore(text)).toEqual({ score: 80, rest: text });
  });
});

test.each([
  'Music 8/10',
  'Music: 8/10',
  'Good fun. Music: 8/10.',
  'Music:\n8/10',
  'Acting/Cast\n8/10',
  'Acting: 8/10, Story: 7/10',
  'I give the music 8/10',
  'Season 1: 8/10',
  'The last one aired on 9/10.',
  'Watched on\t9/10',
  'I stopped at ep. 9/10',
  'It changed after 9/11',
  '9/10/2024',
  '2024/9/10',
  '24/7',
  '11/10',
  '-1/10',
  '7.3/10',
  '6/5',
  '8/10 of it is filler',
  '8/10\nand then some',
  'Recommended ★',
  '★',
  '★★☆',
  '★★★★★★',
  'Good fun.',
  '',
])('%j has no closing score', (text) => {
  expect(readScore(text)).toBeUndefined();
});

test('each of the 21 scores is read as it is shown, and the text before it stays unchanged', () => {
  const half = fc.integer({ min: 0, max: 20 }).map((halves) => halves * 5);
  fc.assert(
    fc.property(half, fc.string({ maxLength: 60 }), (score, text) => {
      const before = `${text.trim()}x and all of it goes on like that.`;
      expect(readScore(`${before} ${formatScore(score)}/10`)).toEqual({ score, rest: before });
    }),
  );
});
