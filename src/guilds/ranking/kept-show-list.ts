import { KeptShowOrder } from '../../reviews/ranking/kept-show-order.ts';
import { isOfKind } from '../../reviews/ranking/list-shows.ts';
import { type OwnSort, placeOf } from '../../reviews/ranking/placed-show.ts';
import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import { addTally, emptyTally, type Tally } from '../../reviews/ranking/tally.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { Turn } from '../../storage/turn.ts';

/** What a list is made of. */
export interface ListParts {
  /** What all reviews add up to that any list of these totals may rest on. */
  readonly all: Tally;
  /** What the reviews of a show add up to; undefined without any, and for a show that is merged into another. */
  readonly totalOf: (showId: string) => Tally | undefined;
  /** The shows that may be in it, by id. */
  readonly candidates: Iterable<string>;
  readonly showOf: (showId: string) => Show | undefined;
  /** The score of the member whose list it is; undefined without one, and then the show is not in it. */
  readonly ownScore: (showId: string) => number | undefined;
}

/** One list of shows: put in order in turns, and kept up to date from then on by whoever calls `follow`. */
export class KeptShowList {
  readonly order = new KeptShowOrder();
  /** Resolves once all shows are at their places. */
  readonly built: Promise<void>;
  readonly sort: OwnSort;
  readonly #filter: ShowFilter;
  readonly #parts: ListParts;
  /** Of a list of some shows: what all of these add up to, and each. */
  readonly #total = emptyTally();
  readonly #tallies = new Map<string, Tally>();

  constructor(sort: OwnSort, filter: ShowFilter, parts: ListParts) {
    this.sort = sort;
    this.#filter = filter;
    this.#parts = parts;
    this.built = this.#build();
  }

  /** What all reviews add up to that the list rests on. */
  get total(): Tally {
    return this.#isOfSome ? this.#total : this.#parts.all;
  }

  /** Follows a change of a show, or of its reviews. */
  follow(showId: string): void {
    const { totalOf, showOf, ownScore } = this.#parts;
    const show = showOf(showId);
    const tally = show !== undefined && isOfKind(show, this.#filter) ? totalOf(showId) : undefined;
    if (this.#isOfSome) this.#count(showId, tally);
    const isOwn = this.#filter.by !== undefined;
    const own = isOwn && tally !== undefined ? ownScore(showId) : undefined;
    const isListed = show !== undefined && tally !== undefined && (!isOwn || own !== undefined);
    const placed = isListed ? placeOf(this.sort, show, tally, own) : undefined;
    this.order.set(showId, placed);
  }

  /** A member's own list rests on all reviews, whichever of theirs are in it. */
  get #isOfSome(): boolean {
    const { kind, years, by } = this.#filter;
    return by === undefined && (kind !== undefined || years !== undefined);
  }

  #count(showId: string, after: Tally | undefined): void {
    const before = this.#tallies.get(showId);
    if (before !== undefined) addTally(this.#total, before, -1);
    if (after !== undefined) addTally(this.#total, after);
    if (after === undefined) this.#tallies.delete(showId);
    else this.#tallies.set(showId, after);
  }

  async #build(): Promise<void> {
    const turn = new Turn();
    for (const showId of this.#parts.candidates) {
      this.follow(showId);
      if (turn.isOver) await turn.next();
    }
  }
}
