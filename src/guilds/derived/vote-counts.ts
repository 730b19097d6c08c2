import { countHelpful, votersIn } from '../../reviews/counting/helpful-votes.ts';
import type { HelpfulCounts, Votes, VotingEmoji } from '../../reviews/counting/votes.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { EligibleVoters } from './eligible-voters.ts';
import type { Moderations } from './moderations.ts';

export const NO_VOTES: HelpfulCounts = { helpful: 0, notHelpful: 0 };

/** The counts that reviews show, as far as their votes have been read. */
export class VoteCounts {
  readonly #reviews: ReviewIndex;
  readonly #moderations: Moderations;
  readonly #voters: EligibleVoters;

  constructor(reviews: ReviewIndex, moderations: Moderations, voters: EligibleVoters) {
    this.#reviews = reviews;
    this.#moderations = moderations;
    this.#voters = voters;
  }

  /** The votes on a review, or the counts it was frozen with. Undefined while its votes have not been read. */
  get(key: string): HelpfulCounts | undefined {
    const row = this.#reviews.rowOfKey(key);
    const frozen = this.#moderations.get(key).frozen?.counts;
    return frozen ?? (row === undefined ? NO_VOTES : this.#reviews.counts(row));
  }

  /** Whether the votes on a review have been counted; also when there is no such review. */
  areKnown(key: string): boolean {
    const row = this.#reviews.rowOfKey(key);
    return row === undefined || this.#reviews.counts(row) !== undefined;
  }

  /**
   * Counts the votes on a review.
   * @param votes undefined: nobody has voted
   */
  set(key: string, votes: Votes | undefined, emoji: VotingEmoji): void {
    const row = this.#reviews.rowOfKey(key);
    if (row === undefined) return;
    const { roleId } = this.#voters;
    if (votes !== undefined && roleId !== undefined) this.#voters.addVoters(votersIn(votes));
    const { isCounted } = this.#voters;
    const rules = { authorId: this.#reviews.authorIdOf(row), isCounted, ...emoji };
    this.#reviews.setCounts(row, countHelpful(votes, rules));
  }
}
