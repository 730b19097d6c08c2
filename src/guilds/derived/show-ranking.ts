import { KeptRanking } from '../../reviews/ranking/kept-ranking.ts';
import type { RankedShow } from '../../reviews/ranking/ranking.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { Turn } from '../../storage/turn.ts';
import type { ScoreTotals } from './score-totals.ts';

/** One page of the ranking. */
export interface RankingPage {
  readonly shows: readonly RankedShow[];
  /** From 1: the wanted page, or the nearest that there is. */
  readonly page: number;
  readonly pages: number;
}

/** The order of a guild's shows. It follows the totals when somebody asks: loading changes all of them, and nobody may ask. */
export class ShowRanking {
  readonly #kept = new KeptRanking();
  readonly #totals: ScoreTotals;
  /** One follows after the other, so that nobody sees half of the changes. */
  #following = Promise.resolve();
  readonly #showOf: (showId: string) => Show | undefined;

  /** @param showOf the show that is stored under an id */
  constructor(totals: ScoreTotals, showOf: (showId: string) => Show | undefined) {
    this.#totals = totals;
    this.#showOf = showOf;
  }

  /**
   * @param wanted the number of a page, which may be no such number
   * @param priorReviews as `rankShows` takes it
   */
  async page(wanted: number, length: number, priorReviews: number): Promise<RankingPage> {
    this.#following = this.#following.then(() => this.#follow());
    await this.#following;
    const pages = Math.max(1, Math.ceil(this.#kept.size / length));
    const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
    return { shows: this.#kept.page((page - 1) * length, length, priorReviews), page, pages };
  }

  async #follow(): Promise<void> {
    const turn = new Turn();
    for (let changed = this.#totals.takeChanged(); changed.size > 0; changed = this.#totals.takeChanged())
      for (const showId of changed) {
        const show = this.#showOf(showId);
        if (show !== undefined) this.#kept.set(show, this.#totals.get(showId));
        if (turn.isOver) await turn.next();
      }
  }
}
