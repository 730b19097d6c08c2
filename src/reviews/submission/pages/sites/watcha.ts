import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

export const WATCHA: Site = {
  name: 'Watcha and Naver',
  above: [
    {
      is: 'rating',
      line: /^★? ?([0-5]\.[05])$/u,
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(`${number}/5`) }] }),
    },
    {
      is: 'stars',
      line: /^별점 ?- ?총 10점 중 ?(10|\d)점?$/u,
      proves: 'page',
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(number) }] }),
    },
    { is: 'viewer', line: /^(?:관람객|실관람객|내 평가|코멘트)$/u },
  ],
  below: [
    {
      is: 'votes',
      line: /^(?:공감|비공감|좋아요|댓글|신고|답글)(?:하기)? ?\d*(?: (?:공감|비공감|좋아요|댓글|신고|답글)(?:하기)? ?\d*)*$/u,
      proves: 'page',
      repeats: true,
    },
  ],
};
