import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

export const AMAZON: Site = {
  name: 'Amazon',
  above: [
    {
      is: 'rating',
      line: /^([1-5])[.,]0 (?:out of|von|sur|de|su) 5 (?:stars?|sternen|étoiles|estrellas|estrelas|stelle)(?: .{2,120})?$/iu,
      proves: 'page',
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(`${number}/5`) }] }),
    },
    {
      is: 'verified',
      line: /^(?:verified purchase|verifizierter kauf|achat vérifié|compra verificada|acquisto verificato|amazonで購入|format: .{2,40}|style: .{2,40})(?: ?\| ?.{2,40})?$/iu,
      proves: 'page',
      repeats: true,
    },
    {
      is: 'reviewed',
      line: /^reviewed in .{2,40} on .{6,30}$|^rezension aus .{2,40} vom .{6,30}$/iu,
      proves: 'page',
    },
  ],
  below: [],
};
