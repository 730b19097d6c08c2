import { VoteDays } from './vote-days.ts';
import { countTally, tallyMember, type VoteTally, type VoteValue, voteOf } from './vote-tally.ts';
import { isSameVoters, type Voters } from './voters.ts';
import type { CountingRules, HelpfulCounts, Votes, VotingEmoji } from './votes.ts';
import { baseEmoji, DEFAULT_EMOJI, isSameEmoji, isVote } from './voting-emoji.ts';

type ReactionKind = 'normal' | 'super';

export interface Reaction {
  /** The Unicode emoji as Discord sends it, or a custom emoji's id. */
  readonly emoji: string;
  readonly userId: string;
  readonly kind: ReactionKind;
}

/**
 * The reactions on a review's message, kept up to date event by event, and carried votes: those that members cast on
 * the review's earlier messages or with earlier vote emoji. Members are tallied by the set of emoji they reacted with,
 * so an event or a count takes the same time however many have voted. Repeated events change nothing.
 */
export class Ballot {
  readonly messageId: string;
  readonly emoji: VotingEmoji;
  readonly #voters = new Map<string, Voters>();
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
    for (const [emoji, { normal, super: burst }] of Object.entries(votes.reactions))
      if (normal.length + burst.length > 0)
        ballot.#voters.set(emoji, { normal: new Set(normal), super: new Set(burst) });
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
    for (const [emoji, voters] of before.#voters)
      if (isSameMessage && isVote(emoji, ballot.emoji)) ballot.#voters.set(emoji, voters);
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
    const reactions = Array.from(this.#voters, ([emoji, voters]) => {
      return [emoji, { normal: [...voters.normal], super: [...voters.super] }] as const;
    });
    const bots = [...this.#bots].filter((userId) => this.#choiceOf(userId) !== '');
    this.#days.keepOnly((userId) => !this.#bots.has(userId) && this.#choiceOf(userId) !== '');
    const days = this.#days.toEntry();
    const carriedAs = (vote: VoteValue) =>
      Array.from(this.#carried).flatMap(([userId, theirs]) => (theirs === vote ? [userId] : []));
    return {
      messageId: this.messageId,
      ...(!isSameEmoji(this.emoji, DEFAULT_EMOJI) && { emoji: this.emoji }),
      reactions: Object.fromEntries(reactions),
      bots,
      ...(this.#carried.size > 0 && {
        carried: { helpful: carriedAs('helpful'), notHelpful: carriedAs('notHelpful') },
      }),
      ...(days !== undefined && { days }),
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
    const voters = this.#voters.get(reaction.emoji) ?? { normal: new Set(), super: new Set() };
    if (voters[reaction.kind].has(reaction.userId)) return botIsNews;
    // A vote that changes, or replaces a carried one, keeps its day.
    if (this.#choiceOf(reaction.userId) === '') this.#days.open().set(reaction.userId, reaction.day);
    this.#changeChoice(reaction.userId, () => {
      this.#voters.set(reaction.emoji, voters);
      voters[reaction.kind].add(reaction.userId);
      this.#carried.delete(reaction.userId);
    });
    return true;
  }

  /** Returns whether that changed anything. */
  remove({ emoji, userId, kind }: Reaction): boolean {
    const voters = this.#voters.get(emoji);
    if (voters === undefined || !voters[kind].has(userId)) return false;
    this.#changeChoice(userId, () => {
      voters[kind].delete(userId);
      if (voters.normal.size + voters.super.size === 0) this.#voters.delete(emoji);
    });
    if (this.#choiceOf(userId) === '') this.#days.open().delete(userId);
    return true;
  }

  /** Removes the reactions with one emoji (in this skin tone only). Returns whether there were any. */
  removeEmoji(emoji: string): boolean {
    const changed = this.#voters.delete(emoji);
    if (changed) this.#tally = undefined;
    return changed;
  }

  /** Removes all reactions from this message. Returns whether there were any. */
  clear(): boolean {
    const changed = this.#voters.size > 0;
    this.#voters.clear();
    this.#tally = undefined;
    return changed;
  }

  /**
   * Replaces one emoji's reactions with those that Discord lists.
   * @param bots which of the users are bots
   * @param day the day of votes that were not known before
   * @returns whether that changed the votes
   */
  replace(
    emoji: string,
    users: { readonly normal: Iterable<string>; readonly super: Iterable<string> },
    bots: Iterable<string>,
    day?: number,
  ): boolean {
    const before = this.#voters.get(emoji);
    const after = { normal: new Set(users.normal), super: new Set(users.super) };
    const botsBefore = this.#bots.size;
    for (const userId of bots) this.#bots.add(userId);
    const isEmpty = after.normal.size + after.super.size === 0;
    const isSame = before === undefined ? isEmpty : isSameVoters(before, after);
    if (this.#bots.size > botsBefore) this.#tally = undefined;
    if (isSame) return this.#bots.size > botsBefore;
    const voters = after.normal.union(after.super);
    // Whoever has just been replaced away under another emoji has changed their vote, and keeps their day.
    const days = this.#days.open();
    for (const userId of voters)
      if (!days.has(userId) && this.#choiceOf(userId) === '') days.set(userId, day);
    if (isEmpty) this.#voters.delete(emoji);
    else this.#voters.set(emoji, after);
    for (const userId of voters) this.#carried.delete(userId);
    this.#tally = undefined;
    return true;
  }

  /** The number of reactions by emoji, like Discord's `count_details`: also of bots and the author, without those of one user. */
  rawCounts(except = ''): ReadonlyMap<string, { readonly normal: number; readonly super: number }> {
    const count = (users: ReadonlySet<string>) => users.size - Number(users.has(except));
    return new Map(
      Array.from(this.#voters, ([emoji, voters]) => {
        return [emoji, { normal: count(voters.normal), super: count(voters.super) }] as const;
      }),
    );
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
    const reacted = this.#voters.values().flatMap((voters) => voters.normal.union(voters.super));
    return new Set([...reacted, ...this.#carried.keys()]);
  }

  /** The member's reactions that vote the opposite of `emoji`, named as stored (with skin tones). */
  opposites(emoji: string, userId: string): string[] {
    const { helpful, notHelpful } = this.emoji;
    if (notHelpful === undefined) return [];
    const opposite = baseEmoji(baseEmoji(emoji) === baseEmoji(helpful) ? notHelpful : helpful);
    return Array.from(this.#voters).flatMap(([name, voters]) =>
      baseEmoji(name) === opposite && (voters.normal.has(userId) || voters.super.has(userId)) ? [name] : [],
    );
  }

  /** A member's choice as `VoteTally` keys it: from their reactions, else their carried vote; '' for neither. */
  #choiceOf(userId: string): string {
    const reactedWith = new Set<string>();
    for (const [emoji, voters] of this.#voters) {
      if (voters.normal.has(userId) || voters.super.has(userId)) reactedWith.add(baseEmoji(emoji));
    }
    return [...reactedWith].sort().join(' ') || (this.#carried.get(userId) ?? '');
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
