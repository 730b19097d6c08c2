import { isDeleted, isSettled, partsOfKey, reviewKey } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { AuthorNames } from './author-names.ts';
import { hashOf } from './hash.ts';
import { IdTable } from './id-table.ts';
import { KeptFacts } from './kept-facts.ts';
import { PostingColumn } from './posting-column.ts';
import { PostingCounts } from './posting-counts.ts';
import { COLUMN, FLAG, ReviewColumns } from './review-columns.ts';
import { isImportedIn, packDetails, unpackDetails } from './review-details.ts';
import { ReviewVotes } from './review-votes.ts';
import { RowChains } from './row-chains.ts';
import type { RowFollower } from './row-follower.ts';
import { RowIndex } from './row-index.ts';
import { RowNumbers } from './row-numbers.ts';

/**
 * The reviews of one guild, found by key, message, author and show. They lie in columns, and the facts about one are put
 * together when somebody asks: some 100 bytes a review instead of 1,000.
 */
export class ReviewIndex {
  readonly #columns = new ReviewColumns();
  readonly #shows = new IdTable();
  readonly #authors = new IdTable();
  readonly #names = new AuthorNames(this.#columns);
  readonly #channelIds = new IdTable();
  readonly #postings = new PostingColumn(this.#columns, this.#channelIds);
  readonly #byKey = new RowIndex((row) =>
    hashOf(this.#columns.get(row, COLUMN.show), this.#columns.get(row, COLUMN.author)),
  );
  readonly #ofShow = new RowChains(this.#columns, COLUMN.nextOfShow, COLUMN.previousOfShow);
  readonly #ofAuthor = new RowChains(this.#columns, COLUMN.nextOfAuthor, COLUMN.previousOfAuthor);
  readonly numbers = new RowNumbers(this.#columns, this.#shows, this.#authors);
  /** What the reviews that count add up to. */
  readonly about = new KeptFacts(
    this.#columns,
    { ids: this.#shows, chains: this.#ofShow },
    { ids: this.#authors, chains: this.#ofAuthor },
  );
  readonly #followers: RowFollower[] = [this.about];
  readonly votes = new ReviewVotes(this.#columns);
  /** Rows that are not simply posted. */
  readonly #unsettled = new Set<number>();
  /** The order of messages. */
  readonly messages: Pick<PostingColumn, 'messageOrder' | 'compareMessages'> = this.#postings;
  readonly postingCounts = new PostingCounts(this.#channelIds);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Makes room for so many reviews at once, while there are none. */
  reserve(reviews: number): void {
    this.#byKey.reserve(reviews);
    this.#postings.reserve(reviews);
  }

  /** The number of a review's row; undefined when there is no such review. */
  rowOf(showId: string, authorId: string): number | undefined {
    const [show, author] = [this.#shows.find(showId), this.#authors.find(authorId)];
    if (show === undefined || author === undefined) return undefined;
    const columns = this.#columns;
    const row = this.#byKey.find(
      hashOf(show, author),
      (one) => columns.get(one, COLUMN.show) === show && columns.get(one, COLUMN.author) === author,
    );
    return row === -1 ? undefined : row;
  }

  /** Like `rowOf`, by a review's key. */
  rowOfKey(key: string): number | undefined {
    const parts = partsOfKey(key);
    return parts && this.rowOf(parts.showId, parts.authorId);
  }

  /** What is known about the review in a row that it has. */
  facts = (row: number): ReviewFacts => {
    const columns = this.#columns;
    const showId = this.showIdOf(row);
    const authorId = this.authorIdOf(row);
    return {
      key: reviewKey(showId, authorId),
      showId,
      authorId,
      authorName: this.#names.of(columns.get(row, COLUMN.author)) ?? '',
      score: this.score(row),
      ...unpackDetails(columns.details(row)),
      writtenAt: columns.writtenAt(row),
      changedAt: this.changedAt(row),
      hasText: columns.has(row, FLAG.hasText),
      posting: this.#postings.get(row),
    };
  };

  keyOf = (row: number): string => reviewKey(this.showIdOf(row), this.authorIdOf(row));

  showIdOf = (row: number): string => this.#shows.idOf(this.#columns.get(row, COLUMN.show));

  authorIdOf = (row: number): string => this.#authors.idOf(this.#columns.get(row, COLUMN.author));

  nameOf = (userId: string): string | undefined => this.#names.of(this.#authors.find(userId));

  score = (row: number): number | undefined => this.#columns.score(row);

  isImported = (row: number): boolean => isImportedIn(this.#columns.details(row));

  writtenAt = (row: number): number => this.#columns.writtenAt(row);

  changedAt = (row: number): number => this.#columns.time(row, 'changedAt');

  isCounted = (row: number): boolean => this.#columns.isCounted(row);

  /** Whether its message stands. */
  isPosted(row: number): boolean {
    if (!this.#columns.has(row, FLAG.elsewhere)) return this.#columns.has(row, FLAG.posted);
    return this.#postings.get(row).state === 'posted';
  }

  /** Whether somebody has deleted its message, which hides a review. */
  isDeleted(row: number): boolean {
    if (!this.#columns.has(row, FLAG.elsewhere)) return false;
    return isDeleted(this.#postings.get(row));
  }

  /** Has somebody follow, from now on, which reviews count. */
  follow(follower: RowFollower): void {
    this.#followers.push(follower);
  }

  /** Notes whether a review counts in totals and rankings. */
  setCounted(row: number, isCounted: boolean): void {
    if (this.isCounted(row) === isCounted) return;
    this.#columns.setFlag(row, FLAG.counted, isCounted);
    for (const follower of this.#followers) isCounted ? follower.add(row) : follower.remove(row);
    const change = isCounted ? 1 : -1;
    const isElsewhere = this.#columns.has(row, FLAG.elsewhere);
    if (isElsewhere) this.postingCounts.count(this.#postings.get(row), change);
    else this.postingCounts.countIn(this.#columns.channel(row), change);
  }

  rowOfMessage = (messageId: string): number | undefined => this.#postings.rowOfMessage(messageId);

  /** How many rows there have been. */
  get rowCount(): number {
    return this.#columns.rows;
  }

  /** Whether there is a review in a row. */
  has = (row: number): boolean => this.#columns.has(row, FLAG.wanted | FLAG.posted | FLAG.elsewhere);

  /** The rows of all reviews, oldest row first. */
  *rows(): Generator<number> {
    for (let row = 0; row < this.#columns.rows; row++) if (this.has(row)) yield row;
  }

  /** Reviews stored under exactly this show id, not those of shows merged into it. */
  rowsOfShow = (showId: string): Generator<number> => this.#ofShow.rows(this.#shows.find(showId));

  rowsOfAuthor = (userId: string): Generator<number> => this.#ofAuthor.rows(this.#authors.find(userId));

  /** Whether a review waits for a message, has none, or is about to get another. */
  isUnsettled = (row: number): boolean => this.#unsettled.has(row);

  /** Reviews that wait for a message, have none, or are about to get another. */
  *unsettled(): Generator<ReviewFacts> {
    for (const row of [...this.#unsettled]) if (this.#unsettled.has(row)) yield this.facts(row);
  }

  /** The rows of posted reviews; in one channel, or in all. */
  *posted(channelId?: string): Generator<number> {
    const channel = channelId === undefined ? undefined : this.#channelIds.find(channelId);
    if (channelId !== undefined && channel === undefined) return;
    const columns = this.#columns;
    for (let row = 0; row < columns.rows; row++) {
      if (columns.has(row, FLAG.posted)) {
        if (channel === undefined || columns.channel(row) === channel) yield row;
      } else if (columns.has(row, FLAG.elsewhere)) {
        const posting = this.#postings.get(row);
        if (posting.state === 'posted' && (channelId ?? posting.channelId) === posting.channelId) yield row;
      }
    }
  }

  /**
   * Adds a review, or replaces what is known of it, while it does not count. Returns its row.
   * @param row the one that it has; a new one when absent
   */
  put(facts: ReviewFacts, row = this.#add(facts)): number {
    const { score, writtenAt, changedAt, posting } = facts;
    const columns = this.#columns;
    this.#forgetPosting(row);
    columns.setWrittenAt(row, writtenAt);
    columns.setTime(row, 'changedAt', changedAt);
    this.#names.put(columns.get(row, COLUMN.author), row, facts.authorName);
    columns.setScore(row, score);
    columns.setDetails(row, packDetails(facts));
    columns.setFlag(row, FLAG.hasText, facts.hasText);
    this.#postings.put(row, posting);
    this.postingCounts.add(posting, 1);
    if (!isSettled(posting)) this.#unsettled.add(row);
    return row;
  }

  remove(row: number): void {
    const columns = this.#columns;
    this.#forgetPosting(row);
    this.votes.set(row, [], { helpful: 0, notHelpful: 0 });
    this.#byKey.remove(row);
    this.#ofShow.remove(columns.get(row, COLUMN.show), row);
    this.#ofAuthor.remove(columns.get(row, COLUMN.author), row);
    columns.forget(row);
    this.#size -= 1;
  }

  #add({ showId, authorId }: ReviewFacts): number {
    const columns = this.#columns;
    const row = columns.add();
    const [show, author] = [this.#shows.numberOf(showId), this.#authors.numberOf(authorId)];
    columns.set(row, COLUMN.show, show);
    columns.set(row, COLUMN.author, author);
    this.#byKey.add(row);
    this.#ofShow.add(show, row);
    this.#ofAuthor.add(author, row);
    this.#size += 1;
    return row;
  }

  #forgetPosting(row: number): void {
    if (!this.has(row)) return;
    this.postingCounts.add(this.#postings.get(row), -1);
    this.#unsettled.delete(row);
    this.#postings.remove(row);
  }
}
