import { countedVotes } from '../../reviews/counting/helpful-votes.ts';
import { type Helpfulness, helpfulnessOf } from '../../reviews/helpfulness/helpfulness.ts';
import {
  listReviewers,
  type ReviewerList,
  type ReviewerPage,
  type VotedReview,
  votesIn,
} from '../../reviews/helpfulness/reviewers.ts';
import { type Period, spanOf } from '../../reviews/period.ts';
import type { Guild } from './act.ts';

/** Whom the reviews of a guild's members have helped. */
export class Reviewers {
  readonly #guild: Guild;

  constructor(guild: Guild) {
    this.#guild = guild;
  }

  /**
   * What the votes on a member's reviews add up to. Rejects with StorageError when votes can't be read.
   * @param period when they were first seen; absent: always
   */
  async of(authorId: string, period?: Period): Promise<Helpfulness> {
    const reviews = await this.#reviews();
    const theirs = reviews.filter((one) => one.authorId === authorId);
    return helpfulnessOf(theirs.map(({ votes }) => votesIn(votes, period && spanOf(period))));
  }

  /**
   * One page of a list. Rejects with StorageError when votes can't be read.
   * @param wanted the number of a page, which may be no such number
   */
  async page(list: ReviewerList, wanted: number, length: number): Promise<ReviewerPage> {
    const all = listReviewers(await this.#reviews(), list);
    const pages = Math.max(1, Math.ceil(all.length / length));
    const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
    const before = (page - 1) * length;
    const reviewers = all.slice(before, before + length);
    return {
      reviewers: reviewers.map((one, index) => ({ ...one, rank: before + index + 1 })),
      page,
      pages,
      total: all.length,
    };
  }

  async #reviews(): Promise<VotedReview[]> {
    const { memory, store } = this.#guild;
    const reviews: VotedReview[] = [];
    const { isCounted } = memory.eligibleVoters;
    for (const facts of memory.reviews()) {
      if (!memory.isCounted(facts)) continue;
      const { authorId, writtenAt, key } = facts;
      const stored = await store.votes.get(key);
      const rules = { ...memory.voteEmoji, isCounted, authorId };
      const votes = stored === undefined ? [] : countedVotes(stored, rules);
      reviews.push({ authorId, writtenAt, imported: false, votes });
    }
    return reviews;
  }
}
