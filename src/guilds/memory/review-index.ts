import { hasText, type Posting, type Review, reviewKey, successorOf } from '../../reviews/review.ts';
import type { Score } from '../../reviews/score.ts';

/** The part of a review that is kept in memory: everything but its text. */
export interface ReviewFacts {
  readonly key: string;
  /** The show it was written about, which may have been merged into another since then. */
  readonly showId: string;
  readonly authorId: string;
  /** Absent: the review counts in no mean. */
  readonly score?: Score | undefined;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly changedAt: number;
  /** Whether it is more than a score: see `hasText`. */
  readonly hasText: boolean;
  readonly posting: Posting;
}

/** The reviews of one guild, indexed by key, message, author and show. */
export class ReviewIndex {
  readonly #byKey = new Map<string, ReviewFacts>();
  readonly #byMessage = new Map<string, string>();
  readonly #byAuthor = new Map<string, Set<string>>();
  readonly #byShow = new Map<string, Set<string>>();
  /** How many reviews are posted, or about to be, in each channel. */
  readonly #inChannel = new Map<string, number>();

  get size(): number {
    return this.#byKey.size;
  }

  get(key: string): ReviewFacts | undefined {
    return this.#byKey.get(key);
  }

  byMessage(messageId: string): ReviewFacts | undefined {
    const key = this.#byMessage.get(messageId);
    return key === undefined ? undefined : this.#byKey.get(key);
  }

  all(): IterableIterator<ReviewFacts> {
    return this.#byKey.values();
  }

  isIn(channelId: string): boolean {
    return this.#inChannel.has(channelId);
  }

  byAuthor(userId: string): ReviewFacts[] {
    return this.#all(this.#byAuthor.get(userId));
  }

  /** Reviews stored under exactly this show id, not those of shows merged into it. */
  byShow(showId: string): ReviewFacts[] {
    return this.#all(this.#byShow.get(showId));
  }

  put(review: Review): ReviewFacts {
    const { showId, author, score, writtenAt, editedAt = writtenAt, posting } = review;
    const key = reviewKey(showId, author.id);
    const facts = {
      key,
      showId,
      authorId: author.id,
      score,
      writtenAt,
      changedAt: editedAt,
      hasText: hasText(review),
      posting,
    };
    this.#forgetPosting(this.#byKey.get(key));
    this.#byKey.set(key, facts);
    for (const messageId of messagesOf(posting)) this.#byMessage.set(messageId, key);
    this.#countIn(posting, 1);
    this.#byAuthor.set(author.id, (this.#byAuthor.get(author.id) ?? new Set()).add(key));
    this.#byShow.set(showId, (this.#byShow.get(showId) ?? new Set()).add(key));
    return facts;
  }

  /** Returns the removed review. */
  remove(key: string): ReviewFacts | undefined {
    const before = this.#byKey.get(key);
    if (before === undefined) return undefined;
    this.#forgetPosting(before);
    this.#byKey.delete(key);
    this.#byAuthor.get(before.authorId)?.delete(key);
    this.#byShow.get(before.showId)?.delete(key);
    return before;
  }

  #forgetPosting(facts: ReviewFacts | undefined): void {
    if (facts === undefined) return;
    for (const messageId of messagesOf(facts.posting)) this.#byMessage.delete(messageId);
    this.#countIn(facts.posting, -1);
  }

  #countIn(posting: Posting, change: 1 | -1): void {
    if (posting.state === 'withheld') return;
    const successor = successorOf(posting);
    for (const { channelId } of successor === undefined ? [posting] : [posting, successor]) {
      const count = (this.#inChannel.get(channelId) ?? 0) + change;
      if (count === 0) this.#inChannel.delete(channelId);
      else this.#inChannel.set(channelId, count);
    }
  }

  #all(keys: Iterable<string> = []): ReviewFacts[] {
    return Array.from(keys, (key) => this.#byKey.get(key)).filter((facts) => facts !== undefined);
  }
}

/** The messages that show a review: its own, and its successor once that is posted. */
function messagesOf(posting: Posting): string[] {
  if (posting.state !== 'posted') return [];
  const { messageId, successor } = posting;
  return successor?.messageId === undefined ? [messageId] : [messageId, successor.messageId];
}
