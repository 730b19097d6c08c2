import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

/** Filmarks counts out of five, in tenths: of those only some are scores here. */
export const FILMARKS: Site = {
  name: 'Filmarks',
  above: [
    {
      is: 'rating',
      line: /^(?:★|スコア ?)?([0-5]\.\d)$/u,
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(`${number}/5`) }] }),
    },
    { is: 'of', line: /^.{1,30}の(?:映画)?(?:レビュー|感想・評価|感想).{0,10}$/u, proves: 'page' },
    {
      is: 'spoilers',
      line: /^このレビューはネタバレを含みます.?$/u,
      proves: 'page',
      isLast: true,
      reads: () => ({ spoilers: true }),
    },
  ],
  below: [{ is: 'likes', line: /^(?:いいね!? ?\d+件?|コメントする|コメント ?\d+件?)$/u, proves: 'page' }],
};
