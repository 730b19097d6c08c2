import { countTally, tallyMember, type VoteTally, type VoteValue, voteOf } from './vote-tally.ts';
import type { CountingRules, HelpfulCounts, Votes, VotingEmoji } from './votes.ts';
import { baseEmoji, DEFAULT_EMOJI, isSameEmoji, isVote } from './voting-emoji.ts';

type ReactionKind = 'normal' | 'super';

export interface Reaction {
  /** As Discord writes it, or the id of a guild's own emoji. */
  readonly emoji: string;
  readonly userId: string;
  readonly kind: ReactionKind;
}

interface Voters {
  readonly normal: Set<string>;
  readonly super: Set<string>;
}

/**
 * The reactions on one message as they change, and the votes carried from before: from the review's earlier messages and
 * from earlier vote emoji. An event and a count take the same time however many members have reacted:
 * members are tallied by the set of emoji that they show. Repeated events change nothing.
 */
export class Ballot {
  readonly messageId: string;
  /** The vote emoji. */
  readonly emoji: VotingEmoji;
  readonly #voters = new Map<string, Voters>();
  readonly #bots = new Set<string>();
  /** Carried votes by member. A reaction on this message replaces its member's. */
  readonly #carried = new Map<string, VoteValue>();
  /**
   * Number of members who are counted by what they show; built again when a count needs it after more than one member
   * changed.
   */
  #tally: VoteTally | undefined = new Map();
  /** Who is in the tally, bots aside. */
  #isCounted: CountingRules['isCounted'];

  constructor(messageId: string, emoji: VotingEmoji = DEFAULT_EMOJI) {
    this.messageId = messageId;
    this.emoji = emoji;
  }

  static fromEntry(votes: Votes): Ballot {
    const ballot = new Ballot(votes.messageId, votes.emoji);
    for (const [emoji, lists] of Object.entries(votes.reactions)) ballot.replace(emoji, lists, []);
    for (const userId of votes.bots) ballot.#bots.add(userId);
    for (const vote of ['helpful', 'notHelpful'] as const)
      for (const userId of votes.carried?.[vote] ?? []) ballot.#carried.set(userId, vote);
    ballot.#tally = undefined;
    return ballot;
  }

  /**
   * The ballot of the message that shows the review now, with the current vote emoji. Votes that members gave on another
   * message, or with another emoji, still count.
   */
  static open(votes: Votes, messageId: string, { helpful, notHelpful }: VotingEmoji): Ballot {
    const before = Ballot.fromEntry(votes);
    const ballot = new Ballot(messageId, { helpful, notHelpful });
    const isSameMessage = before.messageId === messageId;
    if (isSameMessage && isSameEmoji(before.emoji, ballot.emoji)) return before;
    for (const [emoji, voters] of before.#voters)
      if (isSameMessage && isVote(emoji, ballot.emoji)) ballot.replace(emoji, voters, before.#bots);
    for (const userId of before.voterIds().difference(before.#bots).difference(ballot.voterIds())) {
      const vote = before.#carried.get(userId) ?? voteOf(before.#choiceOf(userId), before.emoji);
      if (vote !== undefined) ballot.#carried.set(userId, vote);
    }
    ballot.#tally = undefined;
    return ballot;
  }

  /**
   * What is stored: emoji that nobody shows and bots that have left are not in it. Takes time by the number of voters.
   */
  toEntry(): Votes {
    const reactions = Array.from(this.#voters, ([emoji, voters]) => {
      return [emoji, { normal: [...voters.normal], super: [...voters.super] }] as const;
    });
    const bots = [...this.#bots].filter((userId) => this.#choiceOf(userId) !== '');
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
    };
  }

  /** Says whether that changed anything. */
  add(reaction: Reaction & { readonly bot: boolean }): boolean {
    const botIsNews = reaction.bot && !this.#bots.has(reaction.userId);
    if (botIsNews) {
      this.#bots.add(reaction.userId);
      this.#tally = undefined;
    }
    const voters = this.#voters.get(reaction.emoji) ?? { normal: new Set(), super: new Set() };
    if (voters[reaction.kind].has(reaction.userId)) return botIsNews;
    this.#changeChoice(reaction.userId, () => {
      this.#voters.set(reaction.emoji, voters);
      voters[reaction.kind].add(reaction.userId);
      this.#carried.delete(reaction.userId);
    });
    return true;
  }

  /** Says whether that changed anything. */
  remove({ emoji, userId, kind }: Reaction): boolean {
    const voters = this.#voters.get(emoji);
    if (voters === undefined || !voters[kind].has(userId)) return false;
    this.#changeChoice(userId, () => {
      voters[kind].delete(userId);
      if (voters.normal.size + voters.super.size === 0) this.#voters.delete(emoji);
    });
    return true;
  }

  /** Removes the reactions of one emoji (of this skin tone alone). Says whether there were any. */
  removeEmoji(emoji: string): boolean {
    const changed = this.#voters.delete(emoji);
    if (changed) this.#tally = undefined;
    return changed;
  }

  /** Removes all reactions on this message. Says whether there were any. */
  clear(): boolean {
    const changed = this.#voters.size > 0;
    this.#voters.clear();
    this.#tally = undefined;
    return changed;
  }

  /**
   * Puts what Discord says in place of what is held of one emoji.
   * @param bots those among the users that are bots
   * @returns whether that changed the votes
   */
  replace(
    emoji: string,
    users: { readonly normal: Iterable<string>; readonly super: Iterable<string> },
    bots: Iterable<string>,
  ): boolean {
    const before = this.#voters.get(emoji);
    const after = { normal: new Set(users.normal), super: new Set(users.super) };
    const botsBefore = this.#bots.size;
    for (const userId of bots) this.#bots.add(userId);
    const isEmpty = after.normal.size + after.super.size === 0;
    const isSame =
      before === undefined
        ? isEmpty
        : isSameSet(before.normal, after.normal) && isSameSet(before.super, after.super);
    if (this.#bots.size > botsBefore) this.#tally = undefined;
    if (isSame) return this.#bots.size > botsBefore;
    if (isEmpty) this.#voters.delete(emoji);
    else this.#voters.set(emoji, after);
    for (const userId of after.normal.union(after.super)) this.#carried.delete(userId);
    this.#tally = undefined;
    return true;
  }

  /** The number of reactions by emoji, bots and author included, as in Discord's `count_details`. */
  rawCounts(): ReadonlyMap<string, { readonly normal: number; readonly super: number }> {
    return new Map(
      Array.from(this.#voters, ([emoji, voters]) => {
        return [emoji, { normal: voters.normal.size, super: voters.super.size }] as const;
      }),
    );
  }

  /** Who found the review helpful and who did not, by the rules of `countHelpful`. */
  count(rules: CountingRules): HelpfulCounts {
    if (this.#isCounted !== rules.isCounted) this.#tally = undefined;
    this.#isCounted = rules.isCounted;
    this.#tally ??= this.#tallyAll();
    const { authorId } = rules;
    const author = this.#isTallied(authorId) ? [[this.#choiceOf(authorId), -1] as const] : [];
    return countTally([...this.#tally, ...author], rules);
  }

  /** Everybody whose reactions or carried votes are held, whether they count or not. */
  voterIds(): Set<string> {
    const reacted = this.#voters.values().flatMap((voters) => voters.normal.union(voters.super));
    return new Set([...reacted, ...this.#carried.keys()]);
  }

  /** The emoji of a member that answer the opposite of this one: as they are stored, skin tones included. */
  opposites(emoji: string, userId: string): string[] {
    const { helpful, notHelpful } = this.emoji;
    if (notHelpful === undefined) return [];
    const opposite = baseEmoji(baseEmoji(emoji) === baseEmoji(helpful) ? notHelpful : helpful);
    return Array.from(this.#voters).flatMap(([name, voters]) =>
      baseEmoji(name) === opposite && (voters.normal.has(userId) || voters.super.has(userId)) ? [name] : [],
    );
  }

  /** The base emoji that a member shows, sorted and joined by spaces; else the answer carried from before, if any. */
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

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}
