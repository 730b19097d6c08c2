import { describe, expect, test } from 'vitest';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { matchShow } from '../../../src/reviews/shows/show-match.ts';
import { parseTitle } from '../../../src/reviews/shows/title.ts';

function show(typed: string): Show {
  return { id: typed, ...parseTitle(typed), addedBy: '1', addedAt: 0 };
}

function match(known: string[], typed: string) {
  const found = matchShow(known.map(show), parseTitle(typed));
  if (found.kind === 'one') return found.show.id;
  return found.kind === 'several' ? found.shows.map(({ id }) => id) : 'none';
}

describe('when the guild has "Glass Heart" without a year', () => {
  test.each(['Glass Heart', 'glass heart ', 'Glass Heart (2025)'])('%j is that show', (typed) => {
    expect(match(['Glass Hearts', 'Glass Heart'], typed)).toBe('Glass Heart');
  });
});

describe('when the guild has "Glass Heart (2025)"', () => {
  test.each(['Glass Heart', 'glass heart ', 'GLASS HEART (2025)'])('%j is that show', (typed) => {
    expect(match(['Glass Heart (2025)'], typed)).toBe('Glass Heart (2025)');
  });

  test('another year needs a question', () => {
    expect(match(['Glass Heart (2025)'], 'Glass Heart (2019)')).toEqual(['Glass Heart (2025)']);
  });
});

describe('when the guild has two years of one title', () => {
  const known = ['Glass Heart (2025)', 'Glass Heart (2019)'];

  test('the title without a year needs a question, with the shows sorted by year', () => {
    expect(match(known, 'glass heart')).toEqual(['Glass Heart (2019)', 'Glass Heart (2025)']);
  });

  test('a year that a show has decides', () => {
    expect(match(known, 'glass heart (2019)')).toBe('Glass Heart (2019)');
  });

  test('a year that no show has needs a question', () => {
    expect(match(known, 'glass heart (2001)')).toEqual(['Glass Heart (2019)', 'Glass Heart (2025)']);
  });
});

describe('when the guild has a title with and without a year', () => {
  const known = ['Glass Heart', 'Glass Heart (2025)'];

  test('the title without a year needs a question, with the show without one last', () => {
    expect(match(known, 'Glass Heart')).toEqual(['Glass Heart (2025)', 'Glass Heart']);
  });

  test('the year decides, and another year needs a question', () => {
    expect(match(known, 'Glass Heart (2025)')).toBe('Glass Heart (2025)');
    expect(match(known, 'Glass Heart (2019)')).toEqual(['Glass Heart (2025)', 'Glass Heart']);
  });
});

test.each(['Glass Hearts', 'Glas Heart', 'The Glass Heart', 'Glass'])(
  '%j never matches "Glass Heart"',
  (typed) => {
    expect(match(['Glass Heart'], typed)).toBe('none');
  },
);
