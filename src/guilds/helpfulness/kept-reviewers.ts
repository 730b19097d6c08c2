import { recordOf } from '../../reviews/helpfulness/helpfulness.ts';
import {
  compareReviewers,
  isListed,
  type ListedReviewer,
  type ReviewerList,
  shareOf,
} from '../../reviews/helpfulness/reviewers.ts';
import { OrderedList } from '../../reviews/ordered-list.ts';
import { isWithin, type Period, spanOf } from '../../reviews/period.ts';
import { Turn } from '../../storage/turn.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { AuthorRecords } from './author-records.ts';

/** One list of `listReviewers`, kept: it follows the authors that have changed when somebody reads it. */
export class KeptReviewers {
  readonly #index: ReviewIndex;
  readonly #records: AuthorRecords;
  readonly #list: ReviewerList;
  readonly #placed: (ListedReviewer | undefined)[] = [];
  readonly #order: OrderedList<ListedReviewer>;
  #changed = new Set<number>();
  /** Authors with a lower number have been placed. */
  #begun = 0;
  #following = Promise.resolve();

  constructor(index: ReviewIndex, records: AuthorRecords, list: ReviewerList) {
    this.#index = index;
    this.#records = records;
    this.#list = list;
    this.#order = new OrderedList(compareReviewers(list.sort));
  }

  get size(): number {
    return this.#order.size;
  }

  slice(from: number, to: number): ListedReviewer[] {
    return this.#order.slice(from, to);
  }

  /** Notes that votes on an author's reviews, or which of these count, have changed. */
  touch(author: number): void {
    if (author < this.#begun) this.#changed.add(author);
  }

  /** Resolves once everybody who has changed until now is in their place. */
  follow(): Promise<void> {
    this.#following = this.#following.then(() => this.#follow());
    return this.#following;
  }

  async #follow(): Promise<void> {
    const turn = new Turn();
    const changed = this.#changed;
    this.#changed = new Set();
    for (const author of changed) {
      if (turn.isOver) await turn.next();
      this.#place(author, await this.#reviewer(author));
    }
    while (this.#begun < this.#index.numbers.authors.size) {
      if (turn.isOver) await turn.next();
      const author = this.#begun;
      this.#begun += 1;
      this.#place(author, await this.#reviewer(author));
    }
  }

  #place(author: number, reviewer: ListedReviewer): void {
    while (this.#placed.length <= author) this.#placed.push(undefined);
    const before = this.#placed[author];
    if (before !== undefined) this.#order.remove(before);
    const after = isListed(reviewer, this.#list.sort) ? reviewer : undefined;
    this.#placed[author] = after;
    if (after !== undefined) this.#order.add(after);
  }

  async #reviewer(author: number): Promise<ListedReviewer> {
    const { period } = this.#list;
    const userId = this.#index.numbers.authors.idOf(author);
    const { record: always } = await this.#records.settle(author);
    const hasVotes = always.helpful + always.notHelpful > 0;
    const { helped, helpful, notHelpful } =
      period === undefined || !hasVotes ? always : await this.#records.sumsIn(userId, period);
    return {
      userId,
      helped,
      share: shareOf(helpful, notHelpful),
      record: recordOf(always),
      reviews: period === undefined ? always.reviews : this.#writtenIn(userId, period),
    };
  }

  #writtenIn(userId: string, period: Period): number {
    const span = spanOf(period);
    let written = 0;
    for (const row of this.#index.rowsOfAuthor(userId)) {
      if (!isWithin(this.#index.writtenAt(row), span)) continue;
      if (this.#index.isCounted(row) && !this.#index.isImported(row)) written += 1;
    }
    return written;
  }
}
