import type { ShowTotal } from '../reviews/ranking.ts';
import { type Posting, type Review, reviewKey } from '../reviews/review.ts';
import type { Score } from '../reviews/score.ts';
import type { Show } from '../reviews/show.ts';
import { matchShow, type ShowMatch } from '../reviews/show-match.ts';
import { type FoundShows, ShowSearch } from '../reviews/show-search.ts';
import type { TitleAndYear } from '../reviews/title.ts';
import type { CountingRules, HelpfulCounts } from '../reviews/votes.ts';
import type { GuildRecord } from '../storage/entries.ts';

/** What memory holds of a review: facts and counts, never its text. */
export interface ReviewFacts {
  readonly key: string;
  readonly showId: string;
  readonly authorId: string;
  readonly score: Score;
  readonly posting: Posting;
}

type ScoreTotal = Omit<ShowTotal, 'show'>;

const NO_VOTES: HelpfulCounts = { helpful: 0, notHelpful: 0 };
const NO_SCORES: ScoreTotal = { sum: 0, count: 0 };

/**
 * One guild in memory: what is derived from its entries, and only by the use cases beside this file, after
 * the entry is on disk.
 */
export class Guild {
  readonly id: string;
  /** The answers to "Was this review helpful to you?". */
  readonly voteEmoji = { helpful: '👍', notHelpful: '👎' } as const;
  #record: GuildRecord;
  readonly #shows = new Map<string, Show>();
  readonly #search = new ShowSearch();
  readonly #reviews = new Map<string, ReviewFacts>();
  readonly #byMessage = new Map<string, string>();
  readonly #totals = new Map<string, ScoreTotal>();
  readonly #counts = new Map<string, HelpfulCounts>();

  constructor(id: string, record: GuildRecord) {
    this.id = id;
    this.#record = record;
  }

  get record(): GuildRecord {
    return this.#record;
  }

  setRecord(record: GuildRecord): void {
    this.#record = record;
  }

  show(showId: string): Show | undefined {
    return this.#shows.get(showId);
  }

  putShow(show: Show): void {
    this.#shows.set(show.id, show);
    this.#search.add(show);
  }

  matchShow(typed: TitleAndYear): ShowMatch {
    return matchShow(this.#search.titled(typed.title), typed);
  }

  /** Shows for what is being typed; the newest ones while nothing is typed. */
  suggestShows(typed: string, limit: number): FoundShows {
    if (typed.trim() !== '') return this.#search.search(typed, limit);
    return { matching: [...this.#shows.values()].slice(-limit).reverse(), similar: [] };
  }

  review(showId: string, userId: string): ReviewFacts | undefined {
    return this.#reviews.get(reviewKey(showId, userId));
  }

  reviewByKey(key: string): ReviewFacts | undefined {
    return this.#reviews.get(key);
  }

  /** The review that this message shows. */
  reviewAt(messageId: string): ReviewFacts | undefined {
    const key = this.#byMessage.get(messageId);
    return key === undefined ? undefined : this.#reviews.get(key);
  }

  reviews(): IterableIterator<ReviewFacts> {
    return this.#reviews.values();
  }

  get reviewCount(): number {
    return this.#reviews.size;
  }

  putReview(review: Review): ReviewFacts {
    const key = reviewKey(review.showId, review.author.id);
    this.#forget(key);
    const { showId, score, posting } = review;
    const facts = { key, showId, authorId: review.author.id, score, posting };
    this.#reviews.set(key, facts);
    if (posting.state === 'posted') this.#byMessage.set(posting.messageId, key);
    this.#addToTotal(showId, score, 1);
    return facts;
  }

  removeReview(key: string): void {
    this.#forget(key);
    this.#counts.delete(key);
  }

  /** Each show that has reviews, with its total. */
  *scoredShows(): IterableIterator<ShowTotal> {
    for (const [showId, total] of this.#totals) {
      const show = this.#shows.get(showId);
      if (show !== undefined) yield { show, ...total };
    }
  }

  /** How the votes on a review count. */
  countingRules(facts: ReviewFacts): CountingRules {
    return { authorId: facts.authorId, ...this.voteEmoji };
  }

  counts(key: string): HelpfulCounts {
    return this.#counts.get(key) ?? NO_VOTES;
  }

  setCounts(key: string, counts: HelpfulCounts): void {
    this.#counts.set(key, counts);
  }

  #forget(key: string): void {
    const before = this.#reviews.get(key);
    if (before === undefined) return;
    this.#reviews.delete(key);
    if (before.posting.state === 'posted') this.#byMessage.delete(before.posting.messageId);
    this.#addToTotal(before.showId, -before.score, -1);
  }

  #addToTotal(showId: string, score: number, count: number): void {
    const total = this.#totals.get(showId) ?? NO_SCORES;
    if (total.count + count === 0) this.#totals.delete(showId);
    else this.#totals.set(showId, { sum: total.sum + score, count: total.count + count });
  }
}
