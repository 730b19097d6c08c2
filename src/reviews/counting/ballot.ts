import { MessageReactions, type Reaction } from './message-reactions.ts';
import { VoteDays } from './vote-days.ts';
import { countTally, tallyMember, type VoteTally, type VoteValue, voteOf } from './vote-tally.ts';
import type { CountingRules, HelpfulCounts, ReactionCount, Votes, VotingEmoji } from './votes.ts';
import { baseEmoji, DEFAULT_EMOJI, isSameEmoji, isVote } from './voting-emoji.ts';

/**
 * The reactions on a review's message, kept up to date event by event, and carried votes: those that members cast on
 * the review's earlier messages or with earlier vote emoji. Members are tallied by the set of emoji they reacted with,
 * so an event or a count takes the same time however many have voted. Repeated events change nothing.
 */
export class Ballot {
  readonly messageId: string;
  readonly emoji: VotingEmoji;
  #reactions = new MessageReactions();
  readonly #bots = new Set<string>();
  /** Carried votes by user id. A member's reaction on this message replaces their carried vote. */
  readonly #carried = new Map<string, VoteValue>();
  #days = new VoteDays(() => this.voterIds());
  /** How many counted members made each choice; undefined when the next count has to rebuild it. */
  #tally: VoteTally | undefined = new Map();
  /** The filter that `#tally` was built with. Bots are never in it. */
  #isCounted: CountingRules['isCounted'];

  constructor(messageId: string, emoji: VotingEmoji = DEFAULT_EMOJI) {
    this.messageId = messageId;
    this.emoji = emoji;
  }

  static fromEntry(votes: Votes): Ballot {
    const ballot = new Ballot(votes.messageId, votes.emoji);
    ballot.#reactions = new MessageReactions(votes);
    for (const userId of votes.bots) ballot.#bots.add(userId);
    for (const vote of ['helpful', 'notHelpful'] as const)
      for (const userId of votes.carried?.[vote] ?? []) ballot.#carried.set(userId, vote);
    ballot.#days = new VoteDays(() => ballot.voterIds(), votes.days);
    ballot.#tally = undefined;
    return ballot;
  }

  /**
   * The ballot of the message that now shows the review, with the current vote emoji. Votes that members cast on
   * another message, or with other emoji, still count: they become carried votes.
   */
  static open(votes: Votes, messageId: string, { helpful, notHelpful }: VotingEmoji): Ballot {
    const before = Ballot.fromEntry(votes);
    const ballot = new Ballot(messageId, { helpful, notHelpful });
    const isSameMessage = before.messageId === messageId;
    if (isSameMessage && isSameEmoji(before.emoji, ballot.emoji)) return before;
    ballot.#reactions = new MessageReactions(votes, (emoji) => isSameMessage && isVote(emoji, ballot.emoji));
    for (const userId of before.#bots) ballot.#bots.add(userId);
    ballot.carry(before);
    ballot.#days = new VoteDays(() => ballot.voterIds(), votes.days);
    ballot.#tally = undefined;
    return ballot;
  }

  /** Carries the votes of another ballot over, of members who have none in this one. Returns whether there were any. */
  carry(other: Ballot): boolean {
    const before = this.#carried.size;
    for (const userId of other.voterIds().difference(other.#bots).difference(this.voterIds())) {
      const vote = other.#carried.get(userId) ?? voteOf(other.#choiceOf(userId), other.emoji);
      if (vote !== undefined) this.#carried.set(userId, vote);
    }
    this.#tally = undefined;
    return this.#carried.size > before;
  }

  /** The votes to store, without bots that no longer react. Takes time in proportion to the number of voters. */
  toEntry(): Votes {
    const { reactions, ignored } = this.#reactions.toEntry();
    const bots = [...this.#bots].filter((userId) => this.#choiceOf(userId) !== '');
    this.#days.keepOnly((userId) => !this.#bots.has(userId) && this.#choiceOf(userId) !== '');
    const days = this.#days.toEntry();
    const carriedAs = (vote: VoteValue) =>
      Array.from(this.#carried).flatMap(([userId, theirs]) => (theirs === vote ? [userId] : []));
    return {
      messageId: this.messageId,
      ...(!isSameEmoji(this.emoji, DEFAULT_EMOJI) && { emoji: this.emoji }),
      reactions,
      bots,
      ...(this.#carried.size > 0 && {
        carried: { helpful: carriedAs('helpful'), notHelpful: carriedAs('notHelpful') },
      }),
      ...(days !== undefined && { days }),
      ...(ignored !== undefined && { ignored }),
    };
  }

  /**
   * Returns whether that changed anything.
   * @param reaction `day`: when the vote is first seen, if it is one
   */
  add(reaction: Reaction & { readonly bot: boolean; readonly day?: number | undefined }): boolean {
    const botIsNews = reaction.bot && !this.#bots.has(reaction.userId);
    if (botIsNews) {
      this.#bots.add(reaction.userId);
      this.#tally = undefined;
    }
    if (this.#reactions.has(reaction)) return botIsNews;
    // A vote that changes, or replaces a carried one, keeps its day.
    if (this.#choiceOf(reaction.userId) === '') this.#days.open().set(reaction.userId, reaction.day);
    this.#changeChoice(reaction.userId, () => {
      this.#reactions.add(reaction);
      this.#carried.delete(reaction.userId);
    });
    return true;
  }

  /** Returns whether that changed anything. */
  remove(reaction: Reaction): boolean {
    const { userId } = reaction;
    if (!this.#reactions.has(reaction)) return false;
    this.#changeChoice(userId, () => this.#reactions.remove(reaction));
    if (this.#choiceOf(userId) === '') this.#days.open().delete(userId);
    return true;
  }

  /** Removes the reactions with one emoji (in this skin tone only). Returns whether there were any. */
  removeEmoji(emoji: string): boolean {
    const changed = this.#reactions.removeEmoji(emoji);
    if (changed) this.#tally = undefined;
    return changed;
  }

  /** Removes all reactions from this message. Returns whether there were any. */
  clear(): boolean {
    const changed = this.#reactions.clear();
    this.#tally = undefined;
    return changed;
  }

  /**
   * Replaces one emoji's reactions with those that Discord lists.
   * @param bots which of the users are bots
   * @param day the day of votes that were not known before
   * @param ignored how many more Discord lists, which do not count
   * @returns whether that changed the votes, or how many are ignored
   */
  replace(
    emoji: string,
    users: { readonly normal: Iterable<string>; readonly super: Iterable<string> },
    bots: Iterable<string>,
    day?: number,
    ignored: ReactionCount = { normal: 0, super: 0 },
  ): boolean {
    const areOthersIgnored = this.#reactions.setIgnored(emoji, ignored);
    const after = { normal: new Set(users.normal), super: new Set(users.super) };
    const botsBefore = this.#bots.size;
    for (const userId of bots) this.#bots.add(userId);
    if (this.#bots.size > botsBefore) this.#tally = undefined;
    if (this.#reactions.isSame(emoji, after)) return this.#bots.size > botsBefore || areOthersIgnored;
    const voters = after.normal.union(after.super);
    // Whoever has just been replaced away under another emoji has changed their vote, and keeps their day.
    const days = this.#days.open();
    for (const userId of voters)
      if (!days.has(userId) && this.#choiceOf(userId) === '') days.set(userId, day);
    this.#reactions.replace(emoji, after);
    for (const userId of voters) this.#carried.delete(userId);
    this.#tally = undefined;
    return true;
  }

  /** Forgets a member's votes, and ignores their reactions on this message from now on. Returns whether there was anything. */
  erase(userId: string): boolean {
    const wasBot = this.#bots.delete(userId);
    if (!this.voterIds().has(userId)) return wasBot;
    this.#days.open().delete(userId);
    this.#carried.delete(userId);
    this.#reactions.ignore(userId);
    this.#tally = undefined;
    return true;
  }

  /** Follows that Discord no longer has a reaction which was ignored. Returns whether one was. */
  removeIgnored(reaction: Pick<Reaction, 'emoji' | 'kind'>): boolean {
    return this.#reactions.removeIgnored(reaction);
  }

  /**
   * Forgets how many reactions are ignored, because some of them count from now on: the next comparison finds another number at
   * Discord, and asks whose they are. Returns whether there were any.
   */
  forgetIgnored(): boolean {
    return this.#reactions.forgetIgnored();
  }

  /**
   * The number of reactions by emoji, like Discord's `count_details`: also of bots and the author, and those that are ignored, without
   * those of one user.
   */
  rawCounts(except = ''): ReadonlyMap<string, ReactionCount> {
    return this.#reactions.rawCounts(except);
  }

  /** How many members found the review helpful and how many did not, by the rules of `countHelpful`. */
  count(rules: CountingRules): HelpfulCounts {
    if (this.#isCounted !== rules.isCounted) this.#tally = undefined;
    this.#isCounted = rules.isCounted;
    this.#tally ??= this.#tallyAll();
    const { authorId } = rules;
    const author = this.#isTallied(authorId) ? [[this.#choiceOf(authorId), -1] as const] : [];
    return countTally([...this.#tally, ...author], rules);
  }

  /** Everybody who has a reaction or a carried vote, whether it counts or not. */
  voterIds(): Set<string> {
    return this.#reactions.userIds().union(new Set(this.#carried.keys()));
  }

  /** The member's reactions that vote the opposite of `emoji`, named as stored (with skin tones). */
  opposites(emoji: string, userId: string): string[] {
    const { helpful, notHelpful } = this.emoji;
    if (notHelpful === undefined) return [];
    const opposite = baseEmoji(baseEmoji(emoji) === baseEmoji(helpful) ? notHelpful : helpful);
    return this.#reactions.emojiOf(userId).filter((name) => baseEmoji(name) === opposite);
  }

  /** A member's choice as `VoteTally` keys it: from their reactions, else their carried vote; '' for neither. */
  #choiceOf(userId: string): string {
    return this.#reactions.choiceOf(userId) || (this.#carried.get(userId) ?? '');
  }

  #changeChoice(userId: string, change: () => void): void {
    const before = this.#choiceOf(userId);
    change();
    if (this.#tally === undefined || !this.#isTallied(userId)) return;
    tallyMember(this.#tally, before, -1);
    tallyMember(this.#tally, this.#choiceOf(userId), 1);
  }

  #tallyAll(): VoteTally {
    const tally: VoteTally = new Map();
    for (const userId of this.voterIds())
      if (this.#isTallied(userId)) tallyMember(tally, this.#choiceOf(userId), 1);
    return tally;
  }

  #isTallied(userId: string): boolean {
    return !this.#bots.has(userId) && (this.#isCounted?.(userId) ?? true);
  }
}
