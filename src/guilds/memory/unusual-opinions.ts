import { ALIKE } from '../../reviews/taste/agreement.ts';
import { Turn } from '../../storage/turn.ts';
import type { ScoreOfShow } from '../derived/counted-reviews.ts';
import { RecentlyUsed } from '../derived/recently-used.ts';
import type { GuildMemory } from './guild-memory.ts';

/** A member's opinion that lies far from the others'. Scores in tenths. */
export interface UnusualOpinion {
  readonly showId: string;
  readonly score: number;
  /** The mean of the others' scores, and how many they are. */
  readonly others: number;
  readonly count: number;
}

/** What was found while nothing has changed since. */
interface Found {
  /** As `GuildMemory.scoresVersion`. */
  readonly version: number;
  readonly found: readonly UnusualOpinion[];
}

/** Of how many members it is kept where they stand alone. */
const MOST_KEPT = 100;
/** The others have to be so many to have a mean. */
const LEAST_OTHERS = 2;

/** Where members of a guild stand alone. */
export class UnusualOpinions {
  readonly #memory: Pick<GuildMemory, 'scoresBy' | 'scoresVersion'>;
  /** By member and limit. */
  readonly #kept = new RecentlyUsed<Found>(
    () => MOST_KEPT,
    () => 1,
  );

  constructor(memory: Pick<GuildMemory, 'scoresBy' | 'scoresVersion'>) {
    this.#memory = memory;
  }

  /**
   * The opinions with which a member stands alone, a point from the others' mean at least, the farthest first; ties: more others,
   * then by id.
   */
  async of(userId: string, limit: number): Promise<readonly UnusualOpinion[]> {
    const key = `${userId} ${limit}`;
    const version = this.#memory.scoresVersion;
    const kept = this.#kept.get(key);
    if (kept?.version === version) return kept.found;
    const found = await this.#find(userId, limit);
    this.#kept.set(key, { version, found });
    this.#kept.forgetOldest();
    return found;
  }

  /** Costs a step for each of the member's reviews. */
  async #find(userId: string, limit: number): Promise<UnusualOpinion[]> {
    const turn = new Turn();
    const found: UnusualOpinion[] = [];
    for (const scored of this.#memory.scoresBy(userId)) {
      const opinion = unusualOpinion(scored);
      const last = found[limit - 1];
      if (opinion !== undefined && (last === undefined || byDistance(opinion, last) < 0)) {
        if (last !== undefined) found.pop();
        found.push(opinion);
        found.sort(byDistance);
      }
      if (turn.isOver) await turn.next();
    }
    return found;
  }
}

function unusualOpinion({ showId, score, total }: ScoreOfShow): UnusualOpinion | undefined {
  const count = total.count - 1;
  const others = (total.sum - score) / count;
  return count < LEAST_OTHERS || Math.abs(score - others) < ALIKE
    ? undefined
    : { showId, score, others, count };
}

const distance = ({ score, others }: UnusualOpinion): number => Math.abs(score - others);

const byDistance = (a: UnusualOpinion, b: UnusualOpinion): number =>
  distance(b) - distance(a) || b.count - a.count || (a.showId < b.showId ? -1 : 1);
