import { type Share, weightOf } from '../../reviews/ranking/tally.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { RowFollower } from '../columns/row-follower.ts';

/** Hears what a review that counts gives to its show now, or gives no longer. */
export type OnShare = (row: number, share: Share, times: 1 | -1) => void;

/**
 * What each review that counts gives to its show. A member's first reviews weigh less, so that their second and third change what
 * the two before them, at most, give.
 */
export class ReviewWeights implements RowFollower {
  readonly #index: ReviewIndex;
  readonly #listeners: OnShare[] = [];
  /** By an author's number: how many of their reviews count and have a score. */
  readonly #scored: number[] = [];

  constructor(index: ReviewIndex) {
    this.#index = index;
    index.follow(this);
  }

  /** Has somebody hear of each change from now on. Nobody hears of shows that are merged: their reviews give the same. */
  listen(listener: OnShare): void {
    this.#listeners.push(listener);
  }

  /** What a review gives that counts. */
  share(row: number): Share {
    const author = this.#index.numbers.authorOf(row);
    return { score: this.#index.score(row), weight: weightOf(this.#scored[author] ?? 0), author };
  }

  add(row: number): void {
    this.#count(row, 1);
    this.#tell(row, 1);
  }

  remove(row: number): void {
    this.#tell(row, -1);
    this.#count(row, -1);
  }

  #count(row: number, change: 1 | -1): void {
    if (this.#index.score(row) === undefined) return;
    const author = this.#index.numbers.authorOf(row);
    while (this.#scored.length <= author) this.#scored.push(0);
    const before = this.#scored[author] ?? 0;
    const after = before + change;
    const others = weightOf(before) === weightOf(after) ? [] : this.#others(row, Math.min(before, after));
    for (const other of others) this.#tell(other, -1);
    this.#scored[author] = after;
    for (const other of others) this.#tell(other, 1);
  }

  /** The scored reviews that the author of this one has besides it: so many. */
  #others(row: number, count: number): number[] {
    const { isCounted, score } = this.#index;
    return this.#index
      .rowsOfAuthor(this.#index.authorIdOf(row))
      .filter((other) => other !== row && isCounted(other) && score(other) !== undefined)
      .take(count)
      .toArray();
  }

  #tell(row: number, times: 1 | -1): void {
    const share = this.share(row);
    for (const listener of this.#listeners) listener(row, share, times);
  }
}
