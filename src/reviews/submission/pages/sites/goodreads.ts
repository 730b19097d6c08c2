import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

/** Goodreads' five stars, in words, as it reads them out. */
const WORDS: Readonly<Record<string, string>> = {
  'did not like it': '1',
  'it was ok': '2',
  'liked it': '3',
  'really liked it': '4',
  'it was amazing': '5',
};

export const GOODREADS: Site = {
  name: 'Goodreads',
  above: [
    {
      is: 'rated',
      line: /^[\p{L}\p{N}_. -]{2,40} rated it (did not like it|it was ok|liked it|really liked it|it was amazing)$/iu,
      proves: 'page',
      reads: ([, words = '']) => ({
        scores: [{ of: 'overall', score: parseScore(`${WORDS[words.toLowerCase()]}/5`) }],
      }),
    },
    {
      is: 'member',
      line: /^(?:author )?\d[\d,.]* (?:reviews?|books?)(?: ?[·•]? ?\d[\d,.]* followers?)?$|^\d[\d,.]*k? followers$/i,
      proves: 'page',
      repeats: true,
    },
    {
      is: 'shelves',
      line: /^(?:shelves|recommended to|recommends it for|read in): .{2,80}$/i,
      proves: 'page',
      repeats: true,
    },
  ],
  below: [],
};
