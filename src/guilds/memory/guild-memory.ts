import { countHelpful, votersIn } from '../../reviews/counting/helpful-votes.ts';
import type { CountingRules, HelpfulCounts, Votes, VotingEmoji } from '../../reviews/counting/votes.ts';
import { DEFAULT_EMOJI, storedVotingEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import type { ShowTotal } from '../../reviews/ranking/ranking.ts';
import { type Review, reviewKey } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { ShowMatch } from '../../reviews/shows/show-match.ts';
import type { FoundShows } from '../../reviews/shows/show-search.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import type { GuildRecord } from '../../storage/entries/entries.ts';
import type { Change } from './change.ts';
import { EligibleVoters } from './eligible-voters.ts';
import { NoticeIndex } from './notice-index.ts';
import { type ReviewFacts, ReviewIndex } from './review-index.ts';
import { ScoreTotals } from './score-totals.ts';
import { ShowCatalogue } from './show-catalogue.ts';

const NO_VOTES: HelpfulCounts = { helpful: 0, notHelpful: 0 };
const NO_MODERATION: Moderation = {};

/** One guild, derived from its stored entries by `apply` alone. A look-up by a merged show finds the one it was merged into. */
export class GuildMemory {
  readonly id: string;
  /** Whose votes count, and who is blocked from writing. */
  readonly eligibleVoters = new EligibleVoters();
  /** What members have been told, and what they have yet to be told. */
  readonly notices = new NoticeIndex();
  #record: GuildRecord = {};
  readonly #shows = new ShowCatalogue();
  readonly #reviews = new ReviewIndex();
  readonly #moderation = new Map<string, Moderation>();
  /** What moderators have decided, by review key. */
  readonly moderations: ReadonlyMap<string, Moderation> = this.#moderation;
  readonly #totals = new ScoreTotals();
  readonly #counts = new Map<string, HelpfulCounts>();
  readonly #isOffered = ({ id }: Show): boolean => this.isReviewed(id);

  constructor(id: string) {
    this.id = id;
  }

  /** The guild's settings. */
  get record(): GuildRecord {
    return this.#record;
  }

  /** The voting emoji, in the form they are stored under. */
  get voteEmoji(): VotingEmoji {
    return storedVotingEmoji(this.#record.emoji);
  }

  /** The voting emoji, in the form that requests to Discord use. */
  get reactionEmoji(): string[] {
    const { helpful, notHelpful } = this.#record.emoji ?? DEFAULT_EMOJI;
    return [helpful, notHelpful].filter((emoji) => emoji !== undefined);
  }

  /** The bot's own reactions to a review, as `reactionEmoji`: a score alone asks nobody whether it helped. */
  reactionsFor = ({ hasText }: Pick<ReviewFacts, 'hasText'>): string[] => (hasText ? this.reactionEmoji : []);

  /** Applies a change of a stored entry. Ignores kinds that aren't kept in memory. */
  apply({ kind, key, entry }: Change): void {
    if (kind === 'guilds') {
      this.#record = entry ?? {};
      this.eligibleVoters.requireRole(this.#record.voterRoleId);
    } else if (kind === 'moderation') this.#setModeration(key, entry);
    else if (kind === 'blocked') this.eligibleVoters.setBlocked(key, entry);
    else if (kind === 'notices') this.notices.set(key, entry);
    else if (kind === 'votes') this.#setVotes(key, entry);
    else if (kind === 'shows' && entry !== undefined) this.#putShow(entry);
    else if (kind === 'voters' && entry !== undefined) this.eligibleVoters.setHolds(key, entry);
    else if (kind === 'reviews' && entry !== undefined) this.#putReview(entry);
    else if (kind === 'reviews') this.#removeReview(key);
  }

  show(showId: string): Show | undefined {
    return this.#shows.get(showId);
  }

  /** The show stored under this id, even when it was merged into another. */
  showEntry(showId: string): Show | undefined {
    return this.#shows.entry(showId);
  }

  /** The ids that reviews of a show are stored under: its own, and those of the shows merged into it. */
  showIds(showId: string): string[] {
    return this.#shows.idsOf(this.#shows.get(showId)?.id ?? showId);
  }

  #putShow(show: Show): void {
    const before = this.#shows.get(show.id);
    this.#shows.put(show);
    const after = this.#shows.get(show.id);
    if (before === undefined || before.id === after?.id) return;
    // The show was merged or unmerged, so other reviews of its authors may be the current ones.
    for (const { authorId } of this.#shows.idsOf(show.id).flatMap((id) => this.#reviews.byShow(id)))
      for (const showId of [before.id, after?.id ?? show.id]) this.#recount(showId, authorId);
  }

  matchShow = (typed: TitleAndYear): ShowMatch => this.#shows.match(typed);

  /**
   * Shows that match what a member is typing; the newest shows while they have typed nothing.
   * @param isOffered by default those with a review that counts: a title goes with the last review of it
   */
  suggestShows(typed: string, limit: number, isOffered = this.#isOffered): FoundShows {
    return this.#shows.suggest(typed, limit, isOffered);
  }

  /** Whether a show has a review that counts. */
  isReviewed(showId: string): boolean {
    return this.#totals.has(showId);
  }

  /** The show that a member may have meant when they added this one. */
  closestShow(added: TitleAndYear): Show | undefined {
    return this.#shows.closest(added, this.#isOffered);
  }

  /** A member's review of a show. Merging shows can leave a member with several: then the one changed last. */
  review(showId: string, userId: string): ReviewFacts | undefined {
    return this.reviewHistory(showId, userId)[0];
  }

  /** All reviews by a member of a show, last changed first. Only merging shows leads to more than one. */
  reviewHistory(showId: string, userId: string): ReviewFacts[] {
    const written = this.showIds(showId).flatMap((id) => this.#reviews.get(reviewKey(id, userId)) ?? []);
    return written.sort((a, b) => b.changedAt - a.changedAt);
  }

  /** The key of a member's review of a show, or the key that a new one would get. */
  reviewKey(showId: string, userId: string): string {
    return this.review(showId, userId)?.key ?? reviewKey(this.#shows.get(showId)?.id ?? showId, userId);
  }

  reviewByKey(key: string): ReviewFacts | undefined {
    return this.#reviews.get(key);
  }

  reviewByMessage(messageId: string): ReviewFacts | undefined {
    return this.#reviews.byMessage(messageId);
  }

  reviews(): IterableIterator<ReviewFacts> {
    return this.#reviews.all();
  }

  /** The reviews of a show that count: not hidden, and one per member. */
  reviewsOfShow(showId: string): ReviewFacts[] {
    const all = this.showIds(showId).flatMap((id) => this.#reviews.byShow(id));
    const byAuthor = Map.groupBy(all, ({ authorId }) => authorId).values();
    const current = Array.from(byAuthor, (own) => own.reduce((a, b) => (b.changedAt > a.changedAt ? b : a)));
    return current.filter((facts) => !this.isHidden(facts));
  }

  /** A member's current review of each show, including hidden ones. */
  reviewsByAuthor(userId: string): ReviewFacts[] {
    return this.#reviews.byAuthor(userId).filter((facts) => this.isCurrent(facts));
  }

  get reviewCount(): number {
    return this.#reviews.size;
  }

  #putReview(review: Review): void {
    const facts = this.#reviews.put(review);
    this.#recount(facts.showId, facts.authorId);
  }

  #removeReview(key: string): void {
    const removed = this.#reviews.remove(key);
    this.#counts.delete(key);
    this.#totals.set(key, undefined);
    if (removed !== undefined) this.#recount(removed.showId, removed.authorId);
  }

  /** False when the member has a newer review of the same show, since shows were merged. */
  isCurrent({ key, showId, authorId }: ReviewFacts): boolean {
    return this.review(showId, authorId)?.key === key;
  }

  isHidden({ key, posting }: Pick<ReviewFacts, 'key' | 'posting'>): boolean {
    const isDeleted = posting.state === 'withheld' && posting.reason === 'deleted';
    return isDeleted || this.moderation(key).hidden !== undefined;
  }

  /** Whether the review counts in rankings and can be read with `/review read`. */
  isCounted(facts: ReviewFacts): boolean {
    return !this.isHidden(facts) && this.isCurrent(facts);
  }

  /** What moderators decided about a member's review of a show, even while that review does not exist. */
  moderation(key: string): Moderation {
    return this.#moderation.get(key) ?? NO_MODERATION;
  }

  #setModeration(key: string, moderation: Moderation | undefined): void {
    if (moderation === undefined) this.#moderation.delete(key);
    else this.#moderation.set(key, moderation);
    const facts = this.#reviews.get(key);
    if (facts !== undefined) this.#recount(facts.showId, facts.authorId);
  }

  /** The decision that blocks a member from writing and voting; undefined when they are not blocked. */
  blocked(userId: string): Decision | undefined {
    return this.eligibleVoters.blocked(userId);
  }

  /** Shows with at least one score that counts, each with its total. */
  *scoredShows(): IterableIterator<ShowTotal> {
    for (const [showId, total] of this.#totals.entries()) {
      const show = this.#shows.get(showId);
      if (show !== undefined && total.count > 0) yield { show, ...total };
    }
  }

  countingRules(facts: Pick<ReviewFacts, 'authorId'>): CountingRules {
    return { authorId: facts.authorId, isCounted: this.eligibleVoters.isCounted, ...this.voteEmoji };
  }

  /** The counts that a review shows: its votes, or the counts it was frozen with. */
  counts(key: string): HelpfulCounts {
    return this.moderation(key).frozen?.counts ?? this.#counts.get(key) ?? NO_VOTES;
  }

  /** Whether a review is posted, or about to be, in this channel: the bot ignores reactions elsewhere. */
  isReviewChannel(channelId: string): boolean {
    return this.#reviews.isIn(channelId);
  }

  #setVotes(key: string, votes: Votes | undefined): void {
    const facts = this.#reviews.get(key);
    this.#counts.delete(key);
    if (votes === undefined || facts === undefined) return;
    if (this.eligibleVoters.roleId !== undefined) this.eligibleVoters.addVoters(votersIn(votes));
    this.#counts.set(key, countHelpful(votes, this.countingRules(facts)));
  }

  /** Updates what a member's reviews add to the show's total: at most one of them counts. */
  #recount(showId: string, userId: string): void {
    for (const facts of this.reviewHistory(showId, userId)) {
      const id = this.#shows.get(facts.showId)?.id ?? facts.showId;
      this.#totals.set(facts.key, this.isCounted(facts) ? { showId: id, score: facts.score } : undefined);
    }
  }
}
