import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

export const ALLOCINE: Site = {
  name: 'AlloCiné',
  above: [
    {
      is: 'member',
      line: /^(?:\d+ abonnés?(?: lire ses \d+ critiques?)?|lire ses \d+ critiques?|suivre son activité|un visiteur|club 300 allociné)(?: lire ses \d+ critiques?)?$/iu,
      proves: 'page',
      repeats: true,
    },
    {
      is: 'rating',
      line: /^([0-5],[05])$/,
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(`${number}/5`) }] }),
    },
    { is: 'published', line: /^(?:critique )?publiée? le .{6,20}$/iu, proves: 'page' },
    {
      is: 'spoilers',
      line: /^spoiler:?$/iu,
      proves: 'nothing',
      isLast: true,
      reads: () => ({ spoilers: true }),
    },
  ],
  below: [
    {
      is: 'link',
      line: /^(?:lire la critique complète|voir toutes les critiques|lire plus)$/iu,
      proves: 'page',
    },
  ],
};
