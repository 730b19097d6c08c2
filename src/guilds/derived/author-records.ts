import type { Standing } from '../../reviews/helpfulness/standing.ts';
import type { Period } from '../../reviews/period.ts';
import { Turn } from '../../storage/turn.ts';
import { isInPeriod } from '../columns/packed-vote.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { RowFollower } from '../columns/row-follower.ts';
import { type AuthorVotes, NO_SUMS, type VoteSums, VoteTally } from './vote-tally.ts';

/** The votes that count on the review in a row. */
interface ReadableVotes {
  /** Adds them to an array, as words. */
  readVotes(row: number, into: number[]): void;
  /** How many of them say not helpful. */
  notHelpful(row: number): number;
}

interface ReadVotes extends AuthorVotes {
  readonly rows: readonly number[];
}

/** With how many reviews of theirs count. */
type AuthorSums = VoteSums & { readonly reviews: number };

interface AddedUp {
  readonly sums: VoteSums;
  readonly rows: readonly number[];
  /** By the place in `rows`. */
  readonly weights: readonly number[];
}

/**
 * What the votes on each author's reviews add up to, and what they weigh on each review. A vote only notes whose review it is on;
 * who asks for that author next looks at the votes on all of their reviews once, in turns.
 */
export class AuthorRecords implements RowFollower {
  readonly #index: ReviewIndex;
  readonly #votes: ReadableVotes;
  readonly #tally = new VoteTally();
  /** By the author's number; undefined: not added up since votes or reviews of theirs have changed. */
  readonly #settled: (AuthorSums | undefined)[] = [];
  readonly #settling = new Map<number, Promise<void>>();
  readonly #followers: ((author: number) => void)[] = [];

  constructor(index: ReviewIndex, votes: ReadableVotes) {
    this.#index = index;
    this.#votes = votes;
    index.follow(this);
  }

  add(row: number): void {
    this.touch(this.#index.numbers.authorOf(row));
  }

  remove(row: number): void {
    this.touch(this.#index.numbers.authorOf(row));
  }

  /** Notes that votes on an author's reviews, or which of these count, have changed. */
  touch(author: number): void {
    if (author < this.#settled.length) this.#settled[author] = undefined;
    // What is being added up is out of date.
    this.#settling.delete(author);
    for (const follower of this.#followers) follower(author);
  }

  /** Has somebody hear, from now on, of each author whose votes or reviews have changed, by their number. */
  follow(follower: (author: number) => void): void {
    this.#followers.push(follower);
  }

  /** What the votes on a member's reviews add up to. */
  async of(userId: string): Promise<VoteSums> {
    const author = this.#index.numbers.authors.find(userId);
    return author === undefined ? NO_SUMS : this.settle(author);
  }

  /** Like `of`, by the author's number. */
  async settle(author: number): Promise<AuthorSums> {
    for (;;) {
      const settled = this.#settled[author];
      if (settled !== undefined) return settled;
      await (this.#settling.get(author) ?? this.#settle(author));
    }
  }

  /** What a review's place depends on, as its author was settled last. */
  standing(row: number): Standing {
    const { fans, critics } = this.#settled[this.#index.numbers.authorOf(row)] ?? NO_SUMS;
    return {
      helpful: this.#index.votes.weight(row),
      notHelpful: this.#votes.notHelpful(row),
      fans,
      critics,
    };
  }

  /** Like `of`, of the votes that were first seen in a period on reviews that were not imported. */
  async sumsIn(userId: string, period: Period): Promise<VoteSums> {
    const turn = new Turn();
    const { words } = await this.#read(userId, turn, (row) => !this.#index.isImported(row));
    return this.#tally.add({ words: words.filter(isInPeriod(period)), ends: [] }, turn, () => {});
  }

  #settle(author: number): Promise<void> {
    const settling = this.#addUp(author).then(({ sums, rows, weights }) => {
      if (this.#settling.get(author) !== settling) return;
      this.#settling.delete(author);
      for (const [place, row] of rows.entries()) this.#index.votes.setWeight(row, weights[place] ?? 0);
      while (this.#settled.length <= author) this.#settled.push(undefined);
      this.#settled[author] = { ...sums, reviews: rows.length };
    });
    this.#settling.set(author, settling);
    return settling;
  }

  async #addUp(author: number): Promise<AddedUp> {
    const turn = new Turn();
    const { rows, words, ends } = await this.#read(
      this.#index.numbers.authors.idOf(author),
      turn,
      () => true,
    );
    const weights: number[] = [];
    const sums = await this.#tally.add({ words, ends }, turn, (weight) => weights.push(weight));
    return { sums, rows, weights };
  }

  /** The votes on an author's reviews that count, of which some are wanted. */
  async #read(userId: string, turn: Turn, isWanted: (row: number) => boolean): Promise<ReadVotes> {
    const rows: number[] = [];
    const words: number[] = [];
    const ends: number[] = [];
    for (const row of this.#index.rowsOfAuthor(userId)) {
      if (turn.isOver) await turn.next();
      if (!this.#index.isCounted(row) || !isWanted(row)) continue;
      this.#votes.readVotes(row, words);
      rows.push(row);
      ends.push(words.length);
    }
    return { rows, words, ends };
  }
}
