import type { ReviewerList, ReviewerPage } from '../../reviews/helpfulness/reviewers.ts';
import { nearestPage } from '../../reviews/nearest-page.ts';
import { formatPeriod } from '../../reviews/period.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import { RecentlyUsed } from '../derived/recently-used.ts';
import type { AuthorRecords } from './author-records.ts';
import { KeptReviewers } from './kept-reviewers.ts';

/** How many lists are kept, each order of this month, this year and always: those read longest ago are forgotten. */
const MOST_LISTS = 9;

/** The lists of whose reviews helped: each built in turns when somebody reads it for the first time, and kept from then on. */
export class ReviewerLists {
  readonly #index: ReviewIndex;
  readonly #records: AuthorRecords;
  /** By sort and period. */
  readonly #kept = new RecentlyUsed<KeptReviewers>(
    () => MOST_LISTS,
    () => 1,
  );

  constructor(index: ReviewIndex, records: AuthorRecords) {
    this.#index = index;
    this.#records = records;
    records.follow((author) => {
      for (const kept of this.#kept.values()) kept.touch(author);
    });
  }

  /**
   * One page of a list, by the votes that have been read.
   * @param wanted the number of a page, which may be no such number
   */
  async page(list: ReviewerList, wanted: number, length: number): Promise<ReviewerPage> {
    const kept = this.#of(list);
    await kept.follow();
    const { page, pages, from } = nearestPage(wanted, kept.size, length);
    const reviewers = kept
      .slice(from, from + length)
      .map((one, place) => ({ ...one, rank: from + place + 1 }));
    return { reviewers, page, pages, total: kept.size };
  }

  #of(list: ReviewerList): KeptReviewers {
    const id = list.period === undefined ? list.sort : `${list.sort} ${formatPeriod(list.period)}`;
    const kept = this.#kept.get(id) ?? new KeptReviewers(this.#index, this.#records, list);
    this.#kept.set(id, kept);
    this.#kept.forgetOldest();
    return kept;
  }
}
