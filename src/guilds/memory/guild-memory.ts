import type { CountingRules, HelpfulCounts, VotingEmoji } from '../../reviews/counting/votes.ts';
import { storedEmoji, USUAL_EMOJI } from '../../reviews/counting/voting-emoji.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import type { ShowTotal } from '../../reviews/ranking/ranking.ts';
import { type Review, reviewKey } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { ShowMatch } from '../../reviews/shows/show-match.ts';
import type { FoundShows } from '../../reviews/shows/show-search.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import type { GuildRecord } from '../../storage/entries/entries.ts';
import { EligibleVoters } from './eligible-voters.ts';
import { type ReviewFacts, ReviewIndex } from './review-index.ts';
import { ScoreTotals } from './score-totals.ts';
import { ShowCatalogue } from './show-catalogue.ts';

const NO_VOTES: HelpfulCounts = { helpful: 0, notHelpful: 0 };
const NO_MODERATION: Moderation = {};

/**
 * One guild in memory: what is derived from its entries, and only by the use cases beside this file, after
 * the entry is on disk. A show that was merged is nowhere to be seen: whoever names it gets what it was merged into.
 */
export class GuildMemory {
  readonly id: string;
  /** Whose votes count, and who may not write. */
  readonly eligibleVoters = new EligibleVoters();
  #record: GuildRecord;
  #voteEmoji: VotingEmoji;
  readonly #shows = new ShowCatalogue();
  readonly #reviews = new ReviewIndex();
  readonly #moderation = new Map<string, Moderation>();
  /** For whom notices wait. */
  readonly #membersWithNotices = new Set<string>();
  readonly #totals = new ScoreTotals();
  readonly #counts = new Map<string, HelpfulCounts>();

  constructor(id: string, record: GuildRecord) {
    this.id = id;
    this.#record = record;
    this.#voteEmoji = storedEmoji(record.emoji);
  }

  get record(): GuildRecord {
    return this.#record;
  }

  setRecord(record: GuildRecord): void {
    this.#record = record;
    this.#voteEmoji = storedEmoji(record.emoji);
  }

  /** The answers to "Was this review helpful to you?". */
  get voteEmoji(): VotingEmoji {
    return this.#voteEmoji;
  }

  /** The same emoji as requests to Discord name them. */
  get reactionEmoji(): string[] {
    const { helpful, notHelpful } = this.#record.emoji ?? USUAL_EMOJI;
    return notHelpful === undefined ? [helpful] : [helpful, notHelpful];
  }

  show(showId: string): Show | undefined {
    return this.#shows.get(showId);
  }

  /** Every show that was not merged into another. */
  allShows(): readonly Show[] {
    return this.#shows.suggest('', Infinity).matching;
  }

  /** The show as it is stored under this id, whether it was merged or not. */
  showEntry(showId: string): Show | undefined {
    return this.#shows.entry(showId);
  }

  /** The ids under which reviews of a show are stored: its own, and those of the shows that were merged into it. */
  showIds(showId: string): string[] {
    return this.#shows.idsOf(this.#shows.get(showId)?.id ?? showId);
  }

  putShow(show: Show): void {
    const before = this.#shows.get(show.id);
    this.#shows.put(show);
    const after = this.#shows.get(show.id);
    if (before === undefined || before.id === after?.id) return;
    // It was merged or taken apart: other reviews are in front now.
    const reviews = [before.id, after?.id ?? show.id].flatMap((id) => this.#reviewsAbout(id));
    for (const { showId, authorId } of reviews) this.#recount(showId, authorId);
  }

  matchShow(typed: TitleAndYear): ShowMatch {
    return this.#shows.match(typed);
  }

  /** Shows for what is being typed; the newest ones while nothing is typed. */
  suggestShows(typed: string, limit: number): FoundShows {
    return this.#shows.suggest(typed, limit);
  }

  /** A member's review of a show; of several, since shows were merged, the one that was changed last. */
  review(showId: string, userId: string): ReviewFacts | undefined {
    return this.reviewHistory(showId, userId)[0];
  }

  /** All reviews that a member has written of a show: one, or several since shows were merged; last changed first. */
  reviewHistory(showId: string, userId: string): ReviewFacts[] {
    const written = this.showIds(showId).flatMap((id) => this.#reviews.get(reviewKey(id, userId)) ?? []);
    return written.sort((a, b) => b.changedAt - a.changedAt);
  }

  /** Under which key a member's review of a show is, or would be written. */
  reviewKey(showId: string, userId: string): string {
    return this.review(showId, userId)?.key ?? reviewKey(this.#shows.get(showId)?.id ?? showId, userId);
  }

  reviewByKey(key: string): ReviewFacts | undefined {
    return this.#reviews.get(key);
  }

  /** The review that this message shows. */
  reviewByMessage(messageId: string): ReviewFacts | undefined {
    return this.#reviews.byMessage(messageId);
  }

  reviews(): IterableIterator<ReviewFacts> {
    return this.#reviews.all();
  }

  /** The reviews of a show that count: nothing hidden, one a member. */
  reviewsOfShow(showId: string): ReviewFacts[] {
    return this.#reviewsAbout(showId).filter((facts) => this.isCounted(facts));
  }

  /** One for each show that the member has reviewed, hidden ones included. */
  reviewsByAuthor(userId: string): ReviewFacts[] {
    return this.#reviews.byAuthor(userId).filter((facts) => this.isCurrent(facts));
  }

  get reviewCount(): number {
    return this.#reviews.size;
  }

  putReview(review: Review): ReviewFacts {
    const facts = this.#reviews.put(review);
    this.#recount(facts.showId, facts.authorId);
    return facts;
  }

  removeReview(key: string): void {
    const removed = this.#reviews.remove(key);
    this.#counts.delete(key);
    this.#totals.set(key, undefined);
    if (removed !== undefined) this.#recount(removed.showId, removed.authorId);
  }

  /** Whether no newer review by the same member of the same show has taken its place. */
  isCurrent({ key, showId, authorId }: ReviewFacts): boolean {
    return this.review(showId, authorId)?.key === key;
  }

  isHidden({ key, posting }: Pick<ReviewFacts, 'key' | 'posting'>): boolean {
    const isDeleted = posting.state === 'withheld' && posting.reason === 'deleted';
    return isDeleted || this.moderation(key).hidden !== undefined;
  }

  /** Whether it is ranked and read. */
  isCounted(facts: ReviewFacts): boolean {
    return !this.isHidden(facts) && this.isCurrent(facts);
  }

  /** What moderators decided about the review under a key, there or not. */
  moderation(key: string): Moderation {
    return this.#moderation.get(key) ?? NO_MODERATION;
  }

  setModeration(key: string, moderation: Moderation): void {
    this.#moderation.set(key, moderation);
    const facts = this.#reviews.get(key);
    if (facts !== undefined) this.#recount(facts.showId, facts.authorId);
  }

  /** Why a member may not write and is not counted; undefined when they may. */
  blocked(userId: string): Decision | undefined {
    return this.eligibleVoters.blocked(userId);
  }

  setBlocked(userId: string, decision: Decision | undefined): void {
    this.eligibleVoters.setBlocked(userId, decision);
  }

  /** Whether anything waits to be told to a member. */
  hasNotices(userId: string): boolean {
    return this.#membersWithNotices.has(userId);
  }

  setHasNotices(userId: string, hasNotices: boolean): void {
    if (hasNotices) this.#membersWithNotices.add(userId);
    else this.#membersWithNotices.delete(userId);
  }

  /** Each show that has reviews which count, with its total. */
  *scoredShows(): IterableIterator<ShowTotal> {
    for (const [showId, total] of this.#totals.entries()) {
      const show = this.#shows.get(showId);
      if (show !== undefined) yield { show, ...total };
    }
  }

  /** How the votes on a review count. */
  countingRules(facts: Pick<ReviewFacts, 'authorId'>): CountingRules {
    return { authorId: facts.authorId, isCounted: this.eligibleVoters.isCounted, ...this.voteEmoji };
  }

  /** What a review shows: the votes on it, or those that it was frozen with. */
  counts(key: string): HelpfulCounts {
    return this.moderation(key).frozen?.counts ?? this.#counts.get(key) ?? NO_VOTES;
  }

  setCounts(key: string, counts: HelpfulCounts): void {
    this.#counts.set(key, counts);
  }

  #reviewsAbout(showId: string): ReviewFacts[] {
    return this.showIds(showId).flatMap((id) => this.#reviews.byShow(id));
  }

  /** Counts a member's reviews of a show anew: one of them at most. */
  #recount(showId: string, userId: string): void {
    for (const facts of this.reviewHistory(showId, userId)) {
      const id = this.#shows.get(facts.showId)?.id ?? facts.showId;
      this.#totals.set(facts.key, this.isCounted(facts) ? { showId: id, score: facts.score } : undefined);
    }
  }
}
