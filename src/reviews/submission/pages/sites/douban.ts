import type { Site } from '../page.ts';
import { statusOf } from '../progress-words.ts';

/** Douban's five stars, in words. */
const WORDS: Readonly<Record<string, number>> = { 力荐: 100, 推荐: 80, 还行: 60, 较差: 40, 很差: 20 };

export const DOUBAN: Site = {
  name: 'Douban',
  above: [
    {
      is: 'status',
      line: /^(看过|在看|想看|看過)$/u,
      proves: 'page',
      reads: ([, word = '']) => statusOf(word),
    },
    {
      is: 'rating',
      line: /^(力荐|推荐|还行|较差|很差)$/u,
      reads: ([word = '']) => ({ scores: [{ of: 'overall', score: WORDS[word] }] }),
    },
  ],
  below: [
    { is: 'copyright', line: /^©? ?本文版权归(?:作者|该影评作者).{0,80}$/u, proves: 'page' },
    { is: 'votes', line: /^(?:(?:有用|没用|赞|回应|收藏|转发)(?: ?\d+)? ?)+$/u, proves: 'page' },
    { is: 'date', line: /^(?:发布|编辑|更新)于.{4,30}$/u, proves: 'page' },
  ],
};
