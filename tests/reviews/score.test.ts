import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALL_SCORES, formatScore, parseScore, starsOf } from '../../src/reviews/score.ts';

describe('parseScore', () => {
  test.each([
    ['7.5', 75],
    ['7,5', 75],
    [' 8 ', 80],
    ['10', 100],
    ['0', 0],
    ['7.0', 70],
    ['7.50', 75],
    ['7½', 75],
    ['.5', 5],
    ['8/10', 80],
    ['8 / 10', 80],
    ['8 out of 10', 80],
    ['4/5', 80],
    ['4.5/5', 90],
    ['７.５', 75],
    ['８／１０', 80],
    ['７，５', 75],
  ])('reads %j as %i tenths', (typed, tenths) => {
    expect(parseScore(typed)).toBe(tenths);
  });

  test.each([
    '',
    ' ',
    '7.3',
    '7.25',
    '11',
    '10.5',
    '-1',
    'ten',
    '8/9',
    '6/5',
    '/10',
    '.',
    '7.',
    '1e1',
    '0x5',
    '007',
    '7.5.0',
  ])('reads no score from %j', (typed) => {
    expect(parseScore(typed)).toBeUndefined();
  });

  test('reads every score back as it is shown', () => {
    for (const score of ALL_SCORES) expect(parseScore(formatScore(score))).toBe(score);
  });

  test('returns only the 21 scores', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ 0-9.,/½]{0,8}$/), (typed) => {
        expect([undefined, ...ALL_SCORES]).toContain(parseScore(typed));
      }),
    );
  });
});

test('there are 21 scores, best first', () => {
  expect(ALL_SCORES).toHaveLength(21);
  expect(ALL_SCORES.slice(0, 3)).toEqual([100, 95, 90]);
  expect(ALL_SCORES.at(-1)).toBe(0);
});

test('a score has no needless decimals', () => {
  expect([75, 80, 100, 0, 5].map(formatScore)).toEqual(['7.5', '8', '10', '0', '0.5']);
});

test('stars are ten characters, one per point', () => {
  expect(starsOf(75)).toBe('★★★★★★★½☆☆');
  expect(starsOf(0)).toBe('☆☆☆☆☆☆☆☆☆☆');
  expect(starsOf(100)).toBe('★★★★★★★★★★');
  for (const score of ALL_SCORES) expect(Array.from(starsOf(score))).toHaveLength(10);
});
