import type { Votes, VotingEmoji } from '../../reviews/counting/votes.ts';
import { MODERATOR_ACTS, type ModeratorAct, type Report } from '../../reviews/moderation/moderation.ts';
import type { Review, ReviewFields } from '../../reviews/review.ts';
import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';

/** What the database is for; a single entry, key `ovation`. */
export interface Meta {
  readonly schema: number;
  readonly applicationId?: string | undefined;
  /** 32 random bytes in hexadecimal, from which pseudonyms are made; absent until one is needed. */
  readonly pseudonymKey?: string | undefined;
  /** True while `npm run move-data` fills the database, which no bot may use before. */
  readonly isBeingFilled?: boolean | undefined;
}

/** A guild's settings and review channels; key: the guild id. */
export interface GuildRecord {
  /** The review channel; absent until a manager chooses one. */
  readonly channelId?: string | undefined;
  /** The channel of the moderation log; absent: none. */
  readonly logChannelId?: string | undefined;
  /** The channel for reports; absent: they wait in the queue. */
  readonly moderatorChannelId?: string | undefined;
  /** The role that may write reviews; absent: everybody. */
  readonly writerRoleId?: string | undefined;
  /** The role whose members' votes count; absent: everybody's. */
  readonly voterRoleId?: string | undefined;
  /** The vote emoji as requests to Discord name them (`name:id` for custom emoji); absent: the default ones. */
  readonly emoji?: VotingEmoji | undefined;
  /** True until a recount has put other vote emoji, which a manager chose, on all reviews. */
  readonly oldEmojiLeft?: boolean | undefined;
  /** How many reviews a member may write per hour; absent: no limit. */
  readonly reviewsPerHour?: number | undefined;
  /** How many reviews at the guild's mean each show starts with; absent: the default number. */
  readonly priorReviews?: number | undefined;
  /** After how many code points posted reviews fold; 0: never; absent: after the default number. */
  readonly fold?: number | undefined;
  /** When the bot introduced itself, and when it last told managers that a report waits. Milliseconds since the epoch. */
  readonly welcomedAt?: number | undefined;
  readonly reportsToldAt?: number | undefined;
  /** False when the bot does not tell authors what moderators did with their reviews. */
  readonly tellAuthors?: boolean | undefined;
  /** The latest messages to the staff about something that may be over since, oldest first. */
  readonly staffNotes?: readonly StaffNote[] | undefined;
  /** When the bot was removed from the guild; absent while it is there. */
  readonly leftAt?: number | undefined;
  /** Since which start Discord has not named the guild among the bot's; absent while it does. */
  readonly missingSince?: number | undefined;
  /** True once all of the guild is being erased: whoever loads it erases the rest first. */
  readonly isErased?: boolean | undefined;
}

/** A message that told the staff something which may be over since. */
export type StaffNote = DeletedNote | EmptiedNote;

interface SentNote {
  readonly channelId: string;
  readonly messageId: string;
  /**
   * What it says by now; `hidden`: moderators have hidden the reviews; `lost`: the review waits for a repost; `back`: it has
   * a message again, or will; `over`: nothing is left to do; `unsure`: perhaps something that is no longer so.
   */
  readonly shows: 'open' | 'hidden' | 'lost' | 'back' | 'over' | 'unsure';
}

/** Somebody deleted the message of a review. */
export interface DeletedNote extends SentNote {
  readonly kind: 'deleted';
  readonly reviewKey: string;
}

/** A channel lost so many reviews, which was noticed at this time. */
export interface EmptiedNote extends SentNote {
  readonly kind: 'emptied';
  readonly lostIn: string;
  readonly at: number;
  readonly reviews: number;
  /** What a moderator has said last: the reviews wait for a repost, or are hidden. Absent while nobody has. */
  readonly said?: { readonly purpose: 'emptied' | 'on-purpose'; readonly by: string } | undefined;
}

/** How long the bot keeps a draft after its last change, in milliseconds. */
export const DRAFT_LIFETIME = 7 * 24 * 60 * 60 * 1000;

/** What a member has typed but not posted; key `<guild>:<user>:<show>`. */
export interface Draft {
  /** The show's id; for a new show, the id that it will get. */
  readonly showId: string;
  readonly title: string;
  readonly year?: number | undefined;
  /** The catalogue's entry that the show was picked from; absent for a typed title. */
  readonly entry?: CatalogueEntry | undefined;
  readonly typed: ReviewFields;
  /** True once the member has submitted the modal; the bot then offers the draft as "Continue". */
  readonly submitted: boolean;
  readonly savedAt: number;
}

/** How long it is remembered what a member did, in milliseconds. */
export const ACTIVITY_LIFETIME = 60 * 60 * 1000;

/** When a member wrote their latest reviews, added shows and reported, oldest first; key: the user id. */
export interface MemberActivity {
  readonly reviews: readonly number[];
  readonly shows: readonly number[];
  readonly reports: readonly number[];
}

/** The reports about one review; key: the review key. */
export interface ReportCase {
  readonly reports: readonly Report[];
  /** When a moderator last decided. Absent, or older than the newest report, while a decision is due. */
  readonly settledAt?: number | undefined;
  /** What that moderator decided. */
  readonly settled?: SettledCase | undefined;
  /** The message in the moderators' channel, while a decision is due. */
  readonly channelId?: string | undefined;
  readonly messageId?: string | undefined;
  /** The message that showed the reports that are decided. */
  readonly decidedIn?: DecidedMessage | undefined;
}

export interface DecidedMessage {
  readonly channelId: string;
  readonly messageId: string;
  /** Whether it shows the decision. */
  readonly isShown: boolean;
}

export interface SettledCase {
  /** User id of the moderator. */
  readonly by: string;
  readonly act: ModeratorAct;
  /** `settledAt` of the decision before, for Undo. */
  readonly before?: number | undefined;
}

/** How long a deleted review can be restored, in milliseconds. */
export const UNDO_LIFETIME = 10 * 60 * 1000;

/** A recently deleted review; key `<guild>:<review key>`. */
export interface RemovedReview {
  readonly review: Review;
  readonly votes?: Votes | undefined;
  /** User id of the author or moderator who deleted it. */
  readonly removedBy: string;
  readonly removedAt: number;
}

/** A moderator's act, a vote on one's own review (which does not count), or a milestone of helpful votes. */
export const NOTICE_KINDS = [...MODERATOR_ACTS, 'own-vote', 'milestone'] as const;

/** What the bot tells a member: in a private message, or after their next command. */
export interface Notice {
  readonly act: (typeof NOTICE_KINDS)[number];
  /** The show's title at the time; absent when the notice is about the member, not about a review. */
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
  /** URL of the review's message. */
  readonly link?: string | undefined;
  /** How many members found the review helpful. */
  readonly count?: number | undefined;
  readonly at: number;
}

/** A member's pending notices, and what the bot tells them only once; key: the user id. */
export interface MemberNotices {
  readonly notices: readonly Notice[];
  /** Whether the bot has told them that votes on their own reviews do not count. */
  readonly knowsOwnVote?: boolean | undefined;
  /** By review key: the last milestone that the bot has told them. */
  readonly milestones?: { readonly [reviewKey: string]: number } | undefined;
  /** Whether the bot may not send them private messages about this guild. */
  readonly noMessages?: boolean | undefined;
}

/** What the bot has yet to tell a member in a private message; key `<guild>:<user>`. */
export interface PrivateMessage {
  readonly guildId: string;
  readonly userId: string;
  /** The message's nonce, and part of the custom id of its button. */
  readonly id: string;
  /** Since when the message may exist, in milliseconds since the epoch; absent while it certainly does not. */
  readonly attemptedAt?: number | undefined;
  /** How many of the notices, beginning with the oldest, are in the attempted message. */
  readonly attempted?: number | undefined;
  /** Oldest first. */
  readonly notices: readonly Notice[];
}

/** What a member has chosen for themselves; key: the user id. */
export interface MemberRecord {
  /** Whether nobody else sees their profile. */
  readonly hidesProfile?: boolean | undefined;
  /** Whether their reviews may stand on the server's public page; false once they took it back, absent while nobody has asked. */
  readonly publishes?: boolean | undefined;
}

/** Whether a member had the voter role when Discord last sent their roles; key: the user id. */
export interface VoterRole {
  readonly roleId: string;
  readonly holds: boolean;
}

/** A long-running job, which continues after a restart; key `<guild>:<kind>`. */
export interface Job {
  readonly kind: 'repost' | 'recount' | 'link';
  readonly guildId: string;
  /** User id of the manager who asked for it. */
  readonly startedBy: string;
  readonly startedAt: number;
  /** How many reviews, or shows, it had to process when it began. */
  readonly total: number;
  /** How many are done, for a job that goes through them in an order. */
  readonly done?: number | undefined;
  /** Id of the last message, or show, done, for a job that goes through them in an order. */
  readonly after?: string | undefined;
}
