import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

export const METACRITIC: Site = {
  name: 'Metacritic',
  above: [
    {
      is: 'rating',
      line: /^(10|\d)$/,
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(number) }] }),
    },
    { is: 'user score', line: /^(?:user|my) ?score$/i },
    {
      is: 'platform',
      line: /^(?:on )?(?:pc|ps[345]|playstation [345]|xbox (?:one|series x)|switch|nintendo switch)$/i,
      proves: 'nothing',
    },
    { is: 'season', line: /^season \d{1,2} user review$/i, proves: 'page' },
  ],
  below: [{ is: 'thumbs', line: /^\d+ of \d+ users found this helpful ?\d{0,9} ?\d{0,9}$/i, proves: 'page' }],
};
