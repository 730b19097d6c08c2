import type { HelpfulCounts, Votes, VotingEmoji } from '../../reviews/counting/votes.ts';
import { DEFAULT_EMOJI, storedVotingEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../../reviews/ranking/placed-show.ts';
import { factsOf, type ReviewFacts } from '../../reviews/review-facts.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { Erasure } from '../../storage/entries/data-entries.ts';
import type { GuildRecord, MemberRecord } from '../../storage/entries/entries.ts';
import { EligibleVoters } from '../derived/eligible-voters.ts';
import { LatestReviews } from '../derived/latest-reviews.ts';
import { NoticeIndex } from '../derived/notice-index.ts';
import { OwnShows } from '../derived/own-shows.ts';
import { Postings } from '../derived/postings.ts';
import { changedOrders, ownScoreOrders, scoreOrders, writtenOrders } from '../derived/review-orders.ts';
import { UncountedMembers } from '../derived/uncounted-members.ts';
import { ReadingOrders } from '../helpfulness/reading-orders.ts';
import { ReviewerLists } from '../helpfulness/reviewer-lists.ts';
import { NO_VOTES, VoteCounts } from '../helpfulness/vote-counts.ts';
import { ShowLists } from '../ranking/show-lists.ts';
import { KeptTaste } from '../taste/kept-taste.ts';
import type { Change } from './change.ts';
import { KnownReviews } from './known-reviews.ts';

/** One guild, derived from its stored entries by `apply` alone. */
export class GuildMemory extends KnownReviews {
  readonly id: string;
  /** Whose votes count, and who is blocked from writing. */
  readonly eligibleVoters = new EligibleVoters();
  /** What members have been told, and what they have yet to be told. */
  readonly notices = new NoticeIndex();
  /** Whose reactions do not count, although Discord has them. */
  readonly uncounted: UncountedMembers;
  /** Members whose data are being erased, and those of them of whom only Discord still has something. */
  readonly #erasing = new Set<string>();
  readonly #cleared = new Set<string>();
  #record: GuildRecord = {};
  #scoresVersion = 0;
  /** Searches among the shows with a review by one member, hidden or not. */
  readonly ownShows = new OwnShows(this.shows, (userId) =>
    this.index.rowsOfAuthor(userId).map(this.index.showIdOf),
  );
  /** Reviews by how and where they are posted. */
  readonly postings = new Postings(this.counted);
  readonly #voteCounts = new VoteCounts(this.index, this.decisions, this.eligibleVoters);
  /** What the votes that have been read say of authors, and of whom they say most. */
  readonly records = this.#voteCounts.records;
  readonly reviewers = new ReviewerLists(this.index, this.records);
  readonly readingOrders = new ReadingOrders(
    this.counted,
    this.records,
    () => this.voteEmoji.notHelpful === undefined,
  );
  readonly writtenOrders = writtenOrders(this.counted);
  readonly changedOrders = changedOrders(this.counted);
  readonly scoreOrders = scoreOrders(this.counted);
  readonly ownScoreOrders = ownScoreOrders(this.counted);
  readonly #orders = [
    this.readingOrders,
    this.writtenOrders,
    this.changedOrders,
    this.scoreOrders,
    this.ownScoreOrders,
  ];
  readonly latestReviews = new LatestReviews(this.index);
  readonly #members = new Map<string, MemberRecord>();
  readonly taste = new KeptTaste(this.index, this.shows, () => this.priorReviews);
  readonly showLists = new ShowLists({
    counted: this.counted,
    taste: this.taste,
    shows: () => this.shows.entries(),
    showOf: this.showEntry,
    priorReviews: () => this.priorReviews,
  });

  /** @param pseudonymOf as `Store.knownPseudonym`, for this guild */
  constructor(id: string, pseudonymOf: (userId: string) => string | undefined = () => undefined) {
    super();
    this.id = id;
    this.uncounted = new UncountedMembers(pseudonymOf);
  }

  /** The guild's settings. */
  get record(): GuildRecord {
    return this.#record;
  }

  /** How many reviews at the guild's mean each show starts with (m of formula 1). */
  get priorReviews(): number {
    return this.#record.priorReviews ?? DEFAULT_PRIOR_REVIEWS;
  }

  /** Another number whenever scores may have changed, or which of them count, and for which show. */
  get scoresVersion(): number {
    return this.#scoresVersion;
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
    const isOfReview = kind === 'reviews' || kind === 'moderation';
    const row = isOfReview ? this.index.rowOfKey(key) : undefined;
    if (isOfReview || kind === 'shows') this.#scoresVersion += 1;
    if (kind === 'guilds') {
      const before = this.priorReviews;
      this.#record = entry ?? {};
      if (this.priorReviews !== before) this.taste.changeAll();
      this.eligibleVoters.requireRole(this.#record.voterRoleId);
    } else if (kind === 'moderation') this.#setModeration(key, entry, row);
    else if (kind === 'blocked') this.eligibleVoters.setBlocked(key, entry);
    else if (kind === 'members') this.#setMember(key, entry);
    else if (kind === 'notices') this.notices.set(key, entry);
    else if (kind === 'uncounted') this.uncounted.set(key, entry);
    else if (kind === 'erasures') this.#setErasure(key, entry);
    else if (kind === 'votes') this.#voteCounts.set(key, entry, this.voteEmoji);
    else if (kind === 'shows' && entry !== undefined) this.#putShow(entry);
    else if (kind === 'shows') this.#removeShow(key);
    else if (kind === 'voters') this.eligibleVoters.setHolds(key, entry);
    else if (kind === 'reviews' && entry !== undefined) this.#writeReview(factsOf(entry), row);
    else if (kind === 'reviews') this.#removeReview(row);
    this.#voteCounts.followVoters();
    if (isOfReview) for (const orders of this.#orders) orders.follow(key, row);
  }

  /** Makes room for the stored reviews. */
  reserve = (reviews: number): void => this.index.reserve(reviews);

  /** Adds a stored review whose votes are not known yet. */
  load = (facts: ReviewFacts): void => this.counted.load(facts);

  #putShow(show: Show): void {
    const before = this.shows.entry(show.id);
    this.counted.putShow(show);
    this.showLists.putShow(show, before);
    if (before?.mergedInto === show.mergedInto) this.taste.changeShow();
    else {
      this.taste.changeAll();
      for (const orders of this.#orders) orders.forget();
    }
    // Nobody has reviewed a new show yet.
    if (before !== undefined) this.ownShows.forget();
  }

  /** Nobody has reviewed it any more. */
  #removeShow(showId: string): void {
    const before = this.shows.entry(showId);
    if (before === undefined) return;
    this.shows.remove(showId);
    this.showLists.putShow(undefined, before);
    this.taste.changeShow();
    this.ownShows.forget();
  }

  /** Notes that a review does not parse, which its facts don't tell. It counts again once it is written. */
  setUnreadable(key: string): void {
    const row = this.index.rowOfKey(key);
    if (row === undefined) return;
    this.counted.leaveOut(row);
    this.#scoresVersion += 1;
    for (const orders of this.#orders) orders.follow(key, row);
  }

  #writeReview(facts: ReviewFacts, before: number | undefined): void {
    const row = this.counted.put(facts);
    this.ownShows.forget(facts.authorId);
    // Nobody can have voted on it yet.
    if (before === undefined) this.index.votes.set(row, [], NO_VOTES);
  }

  #removeReview(row: number | undefined): void {
    if (row === undefined) return;
    this.ownShows.forget(this.index.authorIdOf(row));
    this.counted.remove(row);
  }

  #setModeration(key: string, moderation: Moderation | undefined, row: number | undefined): void {
    if (row !== undefined) this.#voteCounts.followModeration(row);
    this.decisions.set(key, moderation);
    if (row !== undefined) this.counted.recount(row);
  }

  #setMember(userId: string, member: MemberRecord | undefined): void {
    if (member === undefined) this.#members.delete(userId);
    else this.#members.set(userId, member);
  }

  /** What a member has chosen for themselves. */
  member = (userId: string): MemberRecord => this.#members.get(userId) ?? {};

  #setErasure(key: string, erasure: Erasure | undefined): void {
    const userId = key.slice(this.id.length + 1);
    const isCleared = erasure?.isCleared === true;
    if (erasure === undefined || isCleared) this.#erasing.delete(userId);
    else this.#erasing.add(userId);
    if (isCleared) this.#cleared.add(userId);
    else this.#cleared.delete(userId);
    if (isCleared) this.eligibleVoters.forgetUnknown(userId);
  }

  /** Whether a member's data are being erased, so that nothing of theirs may be written. */
  isErasing = (userId: string): boolean => this.#erasing.has(userId);

  /** Whether something of a member whose data are erased is still to be removed, here or at Discord. */
  hasLeftovers = (userId: string): boolean => this.#erasing.has(userId) || this.#cleared.has(userId);

  /** Whether a member shows their profile to nobody else. */
  isProfileHidden = (userId: string): boolean => this.member(userId).hidesProfile === true;

  /** The decision that blocks a member from writing and voting; undefined when they are not blocked. */
  blocked = (userId: string): Decision | undefined => this.eligibleVoters.blocked(userId);

  /**
   * The counts that a review shows: its votes, or the counts it was frozen with. Undefined while its votes have not been read:
   * then `GuildView.counts` reads them.
   */
  counts = (key: string): HelpfulCounts | undefined => this.#voteCounts.get(key);

  /** Adds the stored votes on a review, unless those on it are known; undefined: nobody has voted. */
  loadVotes(key: string, votes: Votes | undefined): void {
    this.#voteCounts.load(key, votes, this.voteEmoji);
  }

  /** Whether the votes on a review have been counted; also when there is no such review. */
  areVotesKnown = (key: string): boolean => this.#voteCounts.areKnown(key);

  /** Whether the votes on all reviews have been read. */
  get areAllVotesKnown(): boolean {
    return this.#voteCounts.areAllKnown;
  }

  /** Notes that all stored votes have been read: the other reviews have none. */
  setAllVotesKnown(): void {
    this.#voteCounts.areAllKnown = true;
  }
}
