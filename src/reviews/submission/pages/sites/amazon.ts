import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

export const AMAZON: Site = {
  name: 'Amazon',
  above: [
    {
      is: 'rating',
      line: /^(?:5つ星のうち ?(?=[1-5]\.0))?([1-5])[.,]0(?:(?<=5つ星のうち ?\d\.0)| (?:out of|von|sur|de|su) 5 (?:stars?|sternen|étoiles|estrellas|estrelas|stelle))(?: (.{2,150}))?$/iu,
      proves: 'page',
      reads: ([, number = '', headline]) => ({
        scores: [{ of: 'overall', score: parseScore(`${number}/5`) }],
        headline,
      }),
    },
    {
      is: 'verified',
      line: /^(?:verified purchase|verifizierter kauf|achat vérifié|compra verificada|acquisto verificato|amazonで購入|format: .{2,40}|style: .{2,40})(?: ?\| ?.{2,40})?$/iu,
      proves: 'page',
      repeats: true,
    },
    {
      is: 'reviewed',
      line: /^.{8,14}に.{2,10}でレビュー済み$|^reviewed in .{2,40} on .{6,30}$|^rezension aus .{2,40} vom .{6,30}$/iu,
      proves: 'page',
    },
  ],
  below: [],
};
