import type { HelpfulCounts, VotingEmoji } from '../../reviews/counting/votes.ts';
import { DEFAULT_EMOJI, storedVotingEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import { reviewKey } from '../../reviews/review.ts';
import { factsOf, type ReviewFacts } from '../../reviews/review-facts.ts';
import type { FoundShows } from '../../reviews/shows/found-shows.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { ShowMatch } from '../../reviews/shows/show-match.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import type { GuildRecord } from '../../storage/entries/entries.ts';
import { CountedReviews } from '../derived/counted-reviews.ts';
import { EligibleVoters } from '../derived/eligible-voters.ts';
import { Moderations } from '../derived/moderations.ts';
import { NoticeIndex } from '../derived/notice-index.ts';
import { OwnShows } from '../derived/own-shows.ts';
import { Postings } from '../derived/postings.ts';
import { changedOrders, readingOrders, writtenOrders } from '../derived/review-orders.ts';
import { type Among, ShowCatalogue } from '../derived/show-catalogue.ts';
import { ShowRanking } from '../derived/show-ranking.ts';
import { NO_VOTES, VoteCounts } from '../derived/vote-counts.ts';
import type { Change } from './change.ts';

/** One guild, derived from its stored entries by `apply` alone. A look-up by a merged show finds the one it was merged into. */
export class GuildMemory {
  readonly id: string;
  /** Whose votes count, and who is blocked from writing. */
  readonly eligibleVoters = new EligibleVoters();
  /** What members have been told, and what they have yet to be told. */
  readonly notices = new NoticeIndex();
  #record: GuildRecord = {};
  readonly #shows = new ShowCatalogue((showId) => this.#totals.get(showId)?.reviews ?? 0);
  readonly #moderations = new Moderations();
  /** What moderators have decided, by author. */
  readonly moderations: Pick<Moderations, 'of'> = this.#moderations;
  readonly #counted = new CountedReviews(this.#shows, (row) =>
    this.#moderations.size > 0 ? this.moderation(this.#reviews.keyOf(row)).hidden : undefined,
  );
  readonly #reviews = this.#counted.index;
  /** Searches among the shows with a review by one member, hidden or not. */
  readonly ownShows = new OwnShows(this.#shows, (userId) =>
    this.#reviews.rowsOfAuthor(userId).map(this.#reviews.showIdOf),
  );
  /** Reviews by how and where they are posted. */
  readonly postings = new Postings(this.#counted);
  readonly #totals = this.#counted.totals;
  readonly #voteCounts = new VoteCounts(this.#reviews, this.#moderations, this.eligibleVoters);
  readonly readingOrders = readingOrders(this.#counted, (key) => this.counts(key));
  readonly writtenOrders = writtenOrders(this.#counted);
  readonly changedOrders = changedOrders(this.#counted);
  readonly #orders = [this.readingOrders, this.writtenOrders, this.changedOrders];
  readonly ranking = new ShowRanking(this.#totals, (showId) => this.#shows.entry(showId));

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
    else if (kind === 'votes') this.#voteCounts.set(key, entry, this.voteEmoji);
    else if (kind === 'shows' && entry !== undefined) this.#putShow(entry);
    else if (kind === 'voters' && entry !== undefined) this.eligibleVoters.setHolds(key, entry);
    else if (kind === 'reviews' && entry !== undefined) this.#writeReview(factsOf(entry));
    else if (kind === 'reviews') this.#removeReview(this.#reviews.rowOfKey(key));
    if (kind === 'votes') this.readingOrders.follow(key);
    else if (kind === 'reviews' || kind === 'moderation')
      for (const orders of this.#orders) orders.follow(key);
  }

  /** Makes room for the stored reviews. */
  reserve = (reviews: number): void => this.#reviews.reserve(reviews);

  /** Adds a stored review whose votes are not known yet. */
  load = (facts: ReviewFacts): void => this.#counted.load(facts);

  show = (showId: string): Show | undefined => this.#shows.get(showId);

  /** The show stored under this id, even when it was merged into another. */
  showEntry = (showId: string): Show | undefined => this.#shows.entry(showId);

  /** The ids that reviews of a show are stored under: its own, and those of the shows merged into it. */
  showIds = (showId: string): string[] => this.#counted.showIds(showId);

  /** Gets what finding shows needs ready, in turns; whoever does not wait for that may wait in one piece. */
  prepareSearch = (): Promise<void> => this.#shows.prepareSearch();

  matchShow = (typed: TitleAndYear): ShowMatch => this.#shows.match(typed);

  /**
   * Shows that match what a member is typing; the newest shows while they have typed nothing.
   * @param among by default those with a review that counts: a title goes with the last review of it
   */
  suggestShows = (typed: string, limit: number, among?: Among): FoundShows =>
    this.#shows.suggest(typed, limit, among);

  /** Whether a show has a review that counts. */
  isReviewed = (showId: string): boolean => this.#totals.get(showId) !== undefined;

  /** The show that a member may have meant when they added this one. */
  closestShow = (added: TitleAndYear): Show | undefined => this.#shows.closest(added);

  /** A member's review of a show. Merging shows can leave a member with several: then the one changed last. */
  review = (showId: string, userId: string): ReviewFacts | undefined =>
    this.#factsIn(this.#counted.current(showId, userId));

  hasReview = (showId: string, userId: string): boolean =>
    this.#counted.current(showId, userId) !== undefined;

  /** All reviews by a member of a show, last changed first. Only merging shows leads to more than one. */
  reviewHistory(showId: string, userId: string): ReviewFacts[] {
    const written = this.#counted.rowsBy(showId, userId).map((row) => this.#reviews.facts(row));
    return written.sort((a, b) => b.changedAt - a.changedAt);
  }

  /** The key of a member's review of a show, or the key that a new one would get. */
  reviewKey(showId: string, userId: string): string {
    return this.review(showId, userId)?.key ?? reviewKey(this.#shows.get(showId)?.id ?? showId, userId);
  }

  reviewByKey = (key: string): ReviewFacts | undefined => this.#factsIn(this.#reviews.rowOfKey(key));

  reviewByMessage = (messageId: string): ReviewFacts | undefined =>
    this.#factsIn(this.#reviews.rowOfMessage(messageId));

  /** All reviews. There may be a million: nobody waits for a loop over them. */
  *reviews(): Generator<ReviewFacts> {
    for (const row of this.#reviews.rows()) yield this.#reviews.facts(row);
  }

  /** All reviews stored for a show, and for those merged into it. */
  *reviewsUnder(showId: string): Generator<ReviewFacts> {
    for (const id of this.showIds(showId))
      for (const row of this.#reviews.rowsOfShow(id)) yield this.#reviews.facts(row);
  }

  get reviewCount(): number {
    return this.#reviews.size;
  }

  #factsIn = (row: number | undefined) => (row === undefined ? undefined : this.#reviews.facts(row));

  #putShow(show: Show): void {
    const before = this.#shows.entry(show.id);
    this.#counted.putShow(show);
    if (before?.mergedInto !== show.mergedInto) for (const orders of this.#orders) orders.forget();
    // Nobody has reviewed a new show yet.
    if (before !== undefined) this.ownShows.forget();
  }

  /** Whether a review is known not to parse. */
  isUnreadable(key: string): boolean {
    const row = this.#reviews.rowOfKey(key);
    return row !== undefined && this.#counted.isLeftOut(row);
  }

  /** Notes that a review does not parse, which its facts don't tell. It counts again once it is written. */
  setUnreadable(key: string): void {
    const row = this.#reviews.rowOfKey(key);
    if (row === undefined) return;
    this.#counted.leaveOut(row);
    for (const orders of this.#orders) orders.follow(key);
  }

  #writeReview(facts: ReviewFacts): void {
    const isNew = this.#reviews.rowOfKey(facts.key) === undefined;
    const row = this.#counted.put(facts);
    this.ownShows.forget(facts.authorId);
    // Nobody can have voted on it yet.
    if (isNew) this.#reviews.setCounts(row, NO_VOTES);
  }

  #removeReview(row: number | undefined): void {
    if (row === undefined) return;
    this.ownShows.forget(this.#reviews.authorIdOf(row));
    this.#counted.remove(row);
  }

  /** False when the member has a newer review of the same show, since shows were merged. */
  isCurrent({ key, showId, authorId }: ReviewFacts): boolean {
    const row = this.#counted.current(showId, authorId);
    return row !== undefined && row === this.#reviews.rowOfKey(key);
  }

  isHidden({ key, posting }: Pick<ReviewFacts, 'key' | 'posting'>): boolean {
    const isDeleted = posting.state === 'withheld' && posting.reason === 'deleted';
    return isDeleted || this.moderation(key).hidden !== undefined;
  }

  /** Whether the review counts in rankings and can be read with `/review read`. */
  isCounted({ key }: Pick<ReviewFacts, 'key'>): boolean {
    const row = this.#reviews.rowOfKey(key);
    return row !== undefined && this.#reviews.isCounted(row);
  }

  /** What moderators decided about a member's review of a show, even while that review does not exist. */
  moderation(key: string): Moderation {
    return this.#moderations.get(key);
  }

  #setModeration(key: string, moderation: Moderation | undefined): void {
    this.#moderations.set(key, moderation);
    const row = this.#reviews.rowOfKey(key);
    if (row !== undefined) this.#counted.recount(row);
  }

  /** The decision that blocks a member from writing and voting; undefined when they are not blocked. */
  blocked = (userId: string): Decision | undefined => this.eligibleVoters.blocked(userId);

  /**
   * The counts that a review shows: its votes, or the counts it was frozen with. Undefined while its votes have not been read:
   * then `GuildView.counts` reads them.
   */
  counts = (key: string): HelpfulCounts | undefined => this.#voteCounts.get(key);

  /** Whether the votes on a review have been counted; also when there is no such review. */
  areVotesKnown = (key: string): boolean => this.#voteCounts.areKnown(key);
}
