import { rest } from './fairness.ts';
import { highest, type ShowValue, type TieBreak } from './highest.ts';
import { countIn } from './score-table.ts';
import type { Steps } from './steps.ts';
import type { TasteTable } from './taste-table.ts';

/** So many have to have scored a show before one of them can stand alone with it. */
const LEAST_CROWD = 3;

/** The shows on which a member lies farthest from what everyone makes of them, in tenths; the farthest first, ties: more scores. */
export function* farthest(
  { scores, fair, kind }: TasteTable,
  member: number,
  most: number,
  tie: TieBreak,
): Steps<readonly ShowValue[]> {
  const { byMember, byShow } = scores;
  const [from, to] = [byMember.start[member] as number, byMember.start[member + 1] as number];
  const shows = byMember.other.subarray(from, to);
  const distances = Float64Array.from(shows, (show, place) => {
    if (countIn(byShow, show) < LEAST_CROWD) return Number.NaN;
    const score = byMember.score[from + place] as number;
    return Math.abs(rest(score, fair[show] as number, kind[member] as number));
  });
  const found = yield* highest(
    distances,
    (place) => countIn(byShow, shows[place] as number),
    most,
    (one, other) => tie(shows[one] as number, shows[other] as number),
  );
  return found.map(({ show: place, value }) => ({ show: shows[place] as number, value }));
}
