import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

export const SENS_CRITIQUE: Site = {
  name: 'SensCritique',
  above: [
    {
      is: 'rating',
      line: /^(10|\d)$/,
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(number) }] }),
    },
    {
      is: 'byline',
      line: /^(?:critique de .{2,80} par|par|avis de) [\p{L}\p{N}_. -]{2,40}$/iu,
      proves: 'hint',
    },
    { is: 'read', line: /^(?:critique lue \d+ fois|il y a .{3,20} ?[|·] ?\d+ min)$/iu, proves: 'page' },
  ],
  names: { after: ['rating'] },
  below: [
    {
      is: 'lists',
      line: /^(?:critique lue \d+ fois.{0,60}|\d+ apprécient?.{0,30}|critique positive la plus appréciée|d'autres avis sur .{2,80})$/iu,
      proves: 'page',
    },
  ],
};
