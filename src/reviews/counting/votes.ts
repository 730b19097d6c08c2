import type { StoredDays } from './vote-days.ts';

/**
 * Who reacted to a review's message with one emoji in one skin tone, by user id, as Discord lists them. A member can be
 * in both lists: Discord keeps a super reaction beside the normal one.
 */
export interface Reactions {
  readonly normal: readonly string[];
  readonly super: readonly string[];
}

/** All votes on a review, including those that do not count: counting filters them. */
export interface Votes {
  /** The message the reactions are on. */
  readonly messageId: string;
  /** The vote emoji at the time; absent: the default ones. */
  readonly emoji?: VotingEmoji | undefined;
  /** By Unicode emoji (with its skin tone) or a custom emoji's id. */
  readonly reactions: { readonly [emoji: string]: Reactions };
  /** Which of these users are bots, as far as known. */
  readonly bots: readonly string[];
  /** Votes from earlier messages or emoji, by user id. Each counts until that member reacts on this message. */
  readonly carried?: CarriedVotes | undefined;
  /** When each vote was first seen; absent, and without a member, where that is not known. */
  readonly days?: StoredDays | undefined;
  /**
   * By emoji, as in `reactions`: how many reactions Discord has besides those, which do not count because their members had their votes
   * erased.
   */
  readonly ignored?: { readonly [emoji: string]: ReactionCount } | undefined;
}

/** How many members reacted with one emoji, as Discord's `count_details` tells. */
export interface ReactionCount {
  readonly normal: number;
  readonly super: number;
}

export interface CarriedVotes {
  readonly helpful: readonly string[];
  readonly notHelpful: readonly string[];
}

/** A member's vote, as far as it counts. */
export interface CountedVote {
  readonly userId: string;
  readonly isHelpful: boolean;
  /** The day on which it was first seen, as `dayOf` numbers it; absent where that is not known. */
  readonly day?: number | undefined;
}

export interface HelpfulCounts {
  readonly helpful: number;
  readonly notHelpful: number;
}

/** The emoji that members vote with: Unicode emoji, or custom emoji by their ids. */
export interface VotingEmoji {
  readonly helpful: string;
  /** Absent when the guild has turned it off. */
  readonly notHelpful?: string | undefined;
}

/** What a count depends on, apart from the reactions. */
export interface CountingRules extends VotingEmoji {
  /** The review's author, whose own vote does not count. */
  readonly authorId: string;
  /**
   * Whether the guild counts this user's vote; absent: everybody's. Ballots keep its results, so pass another function
   * whenever the result may differ for somebody who may have voted.
   */
  readonly isCounted?: ((userId: string) => boolean) | undefined;
}
