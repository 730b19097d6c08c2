import { countedVotes, votersIn } from '../../reviews/counting/helpful-votes.ts';
import type {
  CountedVote,
  CountingRules,
  HelpfulCounts,
  Votes,
  VotingEmoji,
} from '../../reviews/counting/votes.ts';
import { IdTable } from '../columns/id-table.ts';
import { packVote } from '../columns/packed-vote.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { EligibleVoters } from '../derived/eligible-voters.ts';
import type { Moderations } from '../derived/moderations.ts';
import { AuthorRecords } from './author-records.ts';

export const NO_VOTES: HelpfulCounts = { helpful: 0, notHelpful: 0 };

/** The votes on reviews and the counts that these show, as far as they have been read. */
export class VoteCounts {
  readonly #reviews: ReviewIndex;
  readonly #moderations: Moderations;
  readonly #voters: EligibleVoters;
  readonly #voterIds = new IdTable();
  /** Whether those that are not known have no votes. */
  areAllKnown = false;
  #rule: CountingRules['isCounted'];
  /** What the votes say of authors. */
  readonly records: AuthorRecords;

  constructor(reviews: ReviewIndex, moderations: Moderations, voters: EligibleVoters) {
    this.#reviews = reviews;
    this.#moderations = moderations;
    this.#voters = voters;
    this.#rule = voters.isCounted;
    this.records = new AuthorRecords(reviews, (row, into) => this.#readVotes(row, into));
  }

  /** The votes on a review, or the counts it was frozen with. Undefined while its votes have not been read. */
  get(key: string): HelpfulCounts | undefined {
    const row = this.#reviews.rowOfKey(key);
    const frozen = this.#moderations.get(key).frozen?.counts;
    const known = row === undefined ? NO_VOTES : this.#reviews.votes.counts(row);
    return frozen ?? known ?? (this.areAllKnown ? NO_VOTES : undefined);
  }

  /** Whether the votes on a review have been counted; also when there is no such review. */
  areKnown(key: string): boolean {
    if (this.areAllKnown) return true;
    const row = this.#reviews.rowOfKey(key);
    return row === undefined || this.#reviews.votes.counts(row) !== undefined;
  }

  /**
   * Counts the votes on a review.
   * @param votes undefined: nobody has voted
   */
  set(key: string, votes: Votes | undefined, emoji: VotingEmoji): void {
    const row = this.#reviews.rowOfKey(key);
    if (row !== undefined) this.#set(row, votes, emoji);
  }

  /** Like `set`, with votes that were stored: does nothing when those on the review are known, which are newer. */
  load(key: string, votes: Votes | undefined, emoji: VotingEmoji): void {
    const row = this.areAllKnown ? undefined : this.#reviews.rowOfKey(key);
    if (row !== undefined && this.#reviews.votes.counts(row) === undefined) this.#set(row, votes, emoji);
  }

  #set(row: number, votes: Votes | undefined, emoji: VotingEmoji): void {
    const { roleId } = this.#voters;
    if (votes !== undefined && roleId !== undefined) this.#voters.addVoters(votersIn(votes));
    const { isCounted } = this.#voters;
    const rules = { authorId: this.#reviews.authorIdOf(row), isCounted, ...emoji };
    const counted = votes === undefined ? [] : countedVotes(votes, rules);
    const helpful = counted.filter(({ isHelpful }) => isHelpful).length;
    const [before, after]: [number[], number[]] = [[], counted.map(this.#pack)];
    this.#readVotes(row, before);
    this.#reviews.votes.set(row, after, { helpful, notHelpful: counted.length - helpful });
    if (this.#frozenVotes(row) === undefined) this.records.replace(row, before, after);
  }

  /** Adds the votes that count on a review to an array, as words: those of now, or those it was frozen with. */
  #readVotes(row: number, into: number[]): void {
    const frozen = this.#frozenVotes(row);
    if (frozen === undefined) this.#reviews.votes.read(row, into);
    else into.push(...frozen.map(this.#pack));
  }

  /** Follows a change of what moderators decide about a review. Call it before they have. */
  followModeration(row: number): void {
    this.records.touch(this.#reviews.numbers.authorOf(row));
  }

  /** Follows a change of whose votes count. Those on other reviews are counted again. */
  followVoters(): void {
    if (this.#rule === this.#voters.isCounted) return;
    this.#rule = this.#voters.isCounted;
    for (const key of this.#moderations.frozen) {
      const row = this.#reviews.rowOfKey(key);
      if (row !== undefined) this.followModeration(row);
    }
  }

  #frozenVotes(row: number): readonly CountedVote[] | undefined {
    if (this.#moderations.frozen.size === 0) return undefined;
    const votes = this.#moderations.get(this.#reviews.keyOf(row)).frozen?.votes;
    return votes?.filter(({ userId }) => this.#voters.isCounted?.(userId) ?? true);
  }

  #pack = (vote: CountedVote): number => packVote(this.#voterIds.numberOf(vote.userId), vote);
}
