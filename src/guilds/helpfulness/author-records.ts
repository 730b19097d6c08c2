import type { Standing } from '../../reviews/helpfulness/standing.ts';
import type { Period } from '../../reviews/period.ts';
import { Turn } from '../../storage/turn.ts';
import { isHelpfulIn, isInPeriod } from '../columns/packed-vote.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { RowFollower } from '../columns/row-follower.ts';
import { type BusyAuthor, busyAuthors } from './busy-authors.ts';
import { type VoteSums, VoteTally } from './vote-tally.ts';

/** What the votes on an author's reviews add up to. */
export interface AuthorRecord extends VoteSums {
  /** How many of their reviews count. */
  readonly reviews: number;
}

/** An author whose votes have been added up. */
export interface SettledAuthor {
  readonly record: AuthorRecord;
  /** What the place of one of their reviews depends on, by its row. */
  readonly standing: (row: number) => Standing;
}

/** Adds the votes that count on the review in a row to an array, as words. */
type ReadVotes = (row: number, into: number[]) => void;

/** Who has more votes than this is kept up to date vote by vote once somebody has asked for them. */
const BUSY = 512;
/** How many votes pass between two looks at the clock. */
const LOOK_EVERY = 1024;
/** So often an author's votes are added up again because some have changed meanwhile. */
const MOST_ATTEMPTS = 3;
const NO_RECORD: AuthorRecord = { helped: 0, helpful: 0, notHelpful: 0, fans: 0, critics: 0, reviews: 0 };

/**
 * What the votes on each author's reviews add up to, and what they weigh on each review. A vote only notes whose review it is on: who
 * asks for that author next looks at their votes again. For authors with many votes it changes what was added up.
 */
export class AuthorRecords implements RowFollower {
  readonly #index: ReviewIndex;
  readonly #readVotes: ReadVotes;
  /** By the author's number; undefined: votes or reviews of theirs have changed since what they weigh was noted. */
  readonly #settled: (AuthorRecord | undefined)[] = [];
  readonly #settling = new Map<number, Promise<BusyAuthor>>();
  readonly #busy = busyAuthors();
  readonly #followers: ((author: number) => void)[] = [];

  constructor(index: ReviewIndex, readVotes: ReadVotes) {
    this.#index = index;
    this.#readVotes = readVotes;
    index.follow(this);
  }

  add(row: number): void {
    this.#change(row, (busy) => {
      for (const word of this.#votesOf(row)) busy.tally.change(word, 1);
      busy.reviews += 1;
    });
  }

  remove(row: number): void {
    this.#change(row, (busy) => {
      for (const word of this.#votesOf(row)) busy.tally.change(word, -1);
      busy.reviews -= 1;
    });
  }

  /** Follows that the votes on a review have changed, as words. */
  replace(row: number, before: readonly number[], after: readonly number[]): void {
    if (!this.#index.isCounted(row)) return;
    this.#change(row, ({ tally }) => {
      for (const word of before) tally.change(word, -1);
      for (const word of after) tally.change(word, 1);
    });
  }

  /** Looks at an author's votes again, because some may have changed. */
  touch(author: number): void {
    this.#busy.delete(author);
    this.#unsettle(author);
  }

  /** Has somebody hear, from now on, of each author whose votes or reviews have changed, by their number. */
  follow(follower: (author: number) => void): void {
    this.#followers.push(follower);
  }

  /** What the votes on a member's reviews add up to. */
  async of(userId: string): Promise<AuthorRecord> {
    const author = this.#index.numbers.authors.find(userId);
    return author === undefined ? NO_RECORD : (await this.settle(author)).record;
  }

  /**
   * Adds up an author's votes, by the author's number. Use it at once: it does not follow what changes later. Where votes on very many
   * reviews keep coming, as while they are read, some of these may be missing: then the author changes once more.
   */
  async settle(author: number): Promise<SettledAuthor> {
    for (let attempt = 1; ; attempt++) {
      const record = this.#settled[author];
      if (record !== undefined)
        return { record, standing: (row) => this.#standing(row, record, this.#index.votes.weight(row)) };
      const busy = this.#busy.get(author);
      if (busy !== undefined) {
        // It may have grown since it was used.
        this.#busy.forgetOldest();
        return this.#settledBy(busy);
      }
      const added = await (this.#settling.get(author) ?? this.#settle(author));
      if (attempt === MOST_ATTEMPTS) return this.#settledBy(added);
    }
  }

  /** Like `of`, of the votes that were first seen in a period on reviews that were not imported. */
  async sumsIn(userId: string, period: Period): Promise<VoteSums> {
    const turn = new Turn();
    const isIn = isInPeriod(period);
    const { words } = await this.#read(userId, turn, (row) => !this.#index.isImported(row));
    return (await addUp(words.filter(isIn), turn)).sums;
  }

  /** @param follow changes what is known of an author with many votes */
  #change(row: number, follow: (busy: BusyAuthor) => void): void {
    const author = this.#index.numbers.authorOf(row);
    const busy = this.#busy.peek(author);
    if (busy !== undefined) follow(busy);
    this.#unsettle(author);
  }

  #unsettle(author: number): void {
    if (author < this.#settled.length) this.#settled[author] = undefined;
    // What is being added up is out of date.
    this.#settling.delete(author);
    for (const follower of this.#followers) follower(author);
  }

  #settle(author: number): Promise<BusyAuthor> {
    const isCurrent = () => this.#settling.get(author) === settling;
    const settling = this.#addUp(author, isCurrent).finally(() => {
      if (isCurrent()) this.#settling.delete(author);
    });
    this.#settling.set(author, settling);
    return settling;
  }

  async #addUp(author: number, isCurrent: () => boolean): Promise<BusyAuthor> {
    const turn = new Turn();
    const read = await this.#read(this.#index.numbers.authors.idOf(author), turn, () => true);
    const { rows, words, ends } = read;
    const tally = await addUp(words, turn);
    const added = { tally, reviews: rows.length };
    if (!isCurrent()) return added;
    if (words.length > BUSY) {
      this.#busy.set(author, added);
      this.#busy.forgetOldest();
    }
    let from = 0;
    for (const [place, row] of rows.entries()) {
      const to = ends[place] ?? from;
      this.#index.votes.setWeight(row, tally.weight(words, from, to));
      from = to;
    }
    while (this.#settled.length <= author) this.#settled.push(undefined);
    this.#settled[author] = { ...tally.sums, reviews: rows.length };
    return added;
  }

  #settledBy({ tally, reviews }: BusyAuthor): SettledAuthor {
    const record = { ...tally.sums, reviews };
    const weight = (words: readonly number[]) => tally.weight(words, 0, words.length);
    return { record, standing: (row) => this.#standing(row, record, weight(this.#votesOf(row))) };
  }

  #standing(row: number, { fans, critics }: AuthorRecord, helpful: number): Standing {
    const notHelpful = this.#votesOf(row).filter((word) => !isHelpfulIn(word)).length;
    return { helpful, notHelpful, fans, critics };
  }

  #votesOf(row: number): number[] {
    const words: number[] = [];
    this.#readVotes(row, words);
    return words;
  }

  /** The votes on an author's reviews that count, of which some are wanted; `ends` says where those on each review end. */
  async #read(userId: string, turn: Turn, isWanted: (row: number) => boolean) {
    const rows: number[] = [];
    const words: number[] = [];
    const ends: number[] = [];
    for (const row of this.#index.rowsOfAuthor(userId)) {
      if (this.#index.isCounted(row) && isWanted(row)) {
        this.#readVotes(row, words);
        rows.push(row);
        ends.push(words.length);
      }
      if (turn.isOver) await turn.next();
    }
    return { rows, words, ends };
  }
}

async function addUp(words: readonly number[], turn: Turn): Promise<VoteTally> {
  const tally = new VoteTally();
  for (let from = 0; from < words.length; from += LOOK_EVERY) {
    if (turn.isOver) await turn.next();
    const to = Math.min(from + LOOK_EVERY, words.length);
    for (let at = from; at < to; at++) tally.change(words[at] as number, 1);
  }
  return tally;
}
