import { rest } from './fairness.ts';
import { countIn } from './score-table.ts';
import type { TasteTable } from './taste-table.ts';

/** So many have to have scored a show before one of them can stand alone with it. */
const LEAST_CROWD = 3;

/** Numbers of the shows on which a member lies farthest from what everyone makes of them, the farthest first; ties by number. */
export function farthest({ scores, fair, kind }: TasteTable, member: number): number[] {
  const { byMember, byShow } = scores;
  const [from, to] = [byMember.start[member] as number, byMember.start[member + 1] as number];
  const far = Array.from({ length: to - from }, (_, place) => {
    const [show, score] = [byMember.other[from + place] as number, byMember.score[from + place] as number];
    return { show, distance: Math.abs(rest(score, fair[show] as number, kind[member] as number)) };
  });
  return far
    .filter(({ show }) => countIn(byShow, show) >= LEAST_CROWD)
    .sort((a, b) => b.distance - a.distance || a.show - b.show)
    .map(({ show }) => show);
}
