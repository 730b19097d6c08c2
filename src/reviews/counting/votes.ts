/**
 * The reactions of one emoji (skin tones included) on a review's message, by user id, as Discord has them.
 * A member can be in both lists: a super reaction stands beside the normal one.
 */
export interface Reactions {
  readonly normal: readonly string[];
  readonly super: readonly string[];
}

/** All votes on a review, as Discord has them; they are filtered only when counted. */
export interface Votes {
  /** The message the reactions are on. */
  readonly messageId: string;
  /** The vote emoji at the time; absent: the usual ones. */
  readonly emoji?: VotingEmoji | undefined;
  /** By emoji as Discord writes it: the character itself (with its skin tone), or the id of a guild's own emoji. */
  readonly reactions: { readonly [emoji: string]: Reactions };
  /** Users among them that are known to be bots. */
  readonly bots: readonly string[];
  /** Votes from the review's earlier messages, by user id: each counts until that member reacts on this one. */
  readonly carried?: CarriedVotes | undefined;
}

export interface CarriedVotes {
  readonly helpful: readonly string[];
  readonly notHelpful: readonly string[];
}

export interface HelpfulCounts {
  readonly helpful: number;
  readonly notHelpful: number;
}

/** The emoji that members vote with: as Discord writes them, or a guild's own by their ids. */
export interface VotingEmoji {
  readonly helpful: string;
  /** Absent when the guild has switched it off. */
  readonly notHelpful?: string | undefined;
}

/** What a count depends on besides the reactions. */
export interface CountingRules extends VotingEmoji {
  /** Whose own reactions do not count. */
  readonly authorId: string;
  /**
   * Whose reactions count, as far as the guild decides it; absent: everybody's. Whenever it would answer differently
   * for somebody who may have voted, it is another function.
   */
  readonly isCounted?: ((userId: string) => boolean) | undefined;
}
