import type { Votes, VotingEmoji } from '../../reviews/counting/votes.ts';
import { MODERATOR_ACTS, type Report } from '../../reviews/moderation/moderation.ts';
import type { Review, ReviewFields } from '../../reviews/review.ts';

/** One entry under the key `ovation`. */
export interface Meta {
  readonly schema: number;
  readonly applicationId?: string | undefined;
}

/** One guild, by its id. */
export interface GuildRecord {
  /** The review channel; absent until a manager has chosen one. */
  readonly channelId?: string | undefined;
  /** Every channel that holds reviews, the current one included: reactions elsewhere are ignored. */
  readonly reviewChannels: readonly string[];
  /** The channel that logs what moderators do; absent: none. */
  readonly logChannelId?: string | undefined;
  /** Where reports go; absent: they wait in the queue. */
  readonly moderatorChannelId?: string | undefined;
  /** The role that may write reviews; absent: everybody. */
  readonly writerRoleId?: string | undefined;
  /** The role whose holders' votes count; absent: everybody's. */
  readonly voterRoleId?: string | undefined;
  /**
   * The emoji that answer "Was this review helpful to you?", as requests to Discord name them (`name:id` for a guild's
   * own); absent: the usual ones.
   */
  readonly emoji?: VotingEmoji | undefined;
  /** How many reviews a member may write in an hour; absent: as many as they like. */
  readonly reviewsPerHour?: number | undefined;
  /** Reviews at the guild's mean that each show is given beforehand; absent: the usual number. */
  readonly priorReviews?: number | undefined;
  /** False when authors are not told what moderators did with their reviews. */
  readonly tellAuthors?: boolean | undefined;
}

/** How long a draft is kept after it was last written, in milliseconds. */
export const DRAFT_LIFETIME = 7 * 24 * 60 * 60 * 1000;

/** What a member typed and has not posted yet; key `<guild>:<user>:<show>`. */
export interface Draft {
  /** The show's id; of a show that is new, the id that it will get. */
  readonly showId: string;
  readonly title: string;
  readonly year?: number | undefined;
  readonly typed: ReviewFields;
  /** True once a modal has brought text: such a draft is offered as "Continue". */
  readonly submitted: boolean;
  readonly savedAt: number;
}

/** What the bot has yet to do at Discord about a review; key `<guild>:<review key>`. A stale entry is harmless. */
export interface OutboxEntry {
  /** New with each request, so that finishing an older one does not remove a newer one. */
  readonly ticket: string;
  readonly action: 'post' | 'edit' | 'remove';
  readonly guildId: string;
  readonly reviewKey: string;
  /** The nonce of the message, and part of the custom id of one of its buttons. */
  readonly postingId: string;
  readonly channelId: string;
  /** Of the message to edit or remove; absent when its posting was never answered. */
  readonly messageId?: string | undefined;
  /** When the first attempt to post was made; absent before it. */
  readonly attemptedAt?: number | undefined;
}

/** The reports about one review; key: the review key. */
export interface ReportCase {
  readonly reports: readonly Report[];
  /** When a moderator last decided; absent, or older than the newest report, while moderators have to. */
  readonly settledAt?: number | undefined;
  /** The message in the moderators' channel. */
  readonly channelId?: string | undefined;
  readonly messageId?: string | undefined;
}

/** How long a deleted review can be restored, in milliseconds. */
export const UNDO_LIFETIME = 10 * 60 * 1000;

/** A review that was deleted a moment ago; key `<guild>:<review key>`. */
export interface RemovedReview {
  readonly review: Review;
  readonly votes?: Votes | undefined;
  /** User id of whoever deleted it: its author, or a moderator. */
  readonly removedBy: string;
  readonly removedAt: number;
}

/** Kinds of notices: what moderators did, that own votes do not count, and milestones of helpful votes. */
export const NOTICE_KINDS = [...MODERATOR_ACTS, 'own-vote', 'milestone'] as const;

/** A notice that a member reads after their next command. */
export interface Notice {
  readonly act: (typeof NOTICE_KINDS)[number];
  /** The show's title at the time; absent when it is about the member and no review. */
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
  /** How many found the review helpful. */
  readonly count?: number | undefined;
  readonly at: number;
}

/** Everything that waits to be told to one member of one guild, and what is told only once; key: the user id. */
export interface MemberNotices {
  readonly notices: readonly Notice[];
  /** Whether they know that their votes on their own reviews do not count. */
  readonly knowsOwnVote?: boolean | undefined;
  /** By review: the last milestone that they know of. */
  readonly milestones?: { readonly [reviewKey: string]: number } | undefined;
}

/** Whether a member held a role when Discord last told their roles. */
export interface VoterRole {
  readonly roleId: string;
  readonly holds: boolean;
}

/** Long work that continues after a restart; key `<guild>:<kind>`. */
export interface Job {
  readonly kind: 'repost' | 'recount';
  readonly guildId: string;
  /** User id of the manager who asked for it. */
  readonly startedBy: string;
  readonly startedAt: number;
  /** How many reviews it was about when it began. */
  readonly total: number;
  /** Id of the last message that is done, in a job that goes from new messages to old ones. */
  readonly after?: string | undefined;
}
