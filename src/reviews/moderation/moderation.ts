import type { CountedVote, HelpfulCounts } from '../counting/votes.ts';

/** A moderator's decision, in force until a moderator undoes it. */
export interface Decision {
  /** User id of the moderator; absent when somebody deleted the review's message in Discord. */
  readonly by?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason?: string | undefined;
}

/**
 * The moderators' decisions about a member's review of a show. They outlast the review: an author cannot undo them by
 * deleting and rewriting it.
 */
export interface Moderation {
  /** The text is behind the spoiler button, whatever its author chose. */
  readonly covered?: Decision | undefined;
  /** The review is not shown and does not count. */
  readonly hidden?: Decision | undefined;
  /** The review cannot be edited and keeps showing these counts. */
  readonly frozen?: Frozen | undefined;
  /** Somebody deleted the review's message, which the staff have yet to be told. */
  readonly isUntold?: boolean | undefined;
}

interface Frozen extends Decision {
  readonly counts: HelpfulCounts;
  /** The votes that were counted: none after them say anything of the review or its author. Absent in older entries. */
  readonly votes?: readonly CountedVote[] | undefined;
}

/** What moderators decide about a review. */
export type DecisionKind = 'covered' | 'hidden' | 'frozen';

export const REPORT_REASONS = ['spoilers', 'abuse', 'off-topic', 'other'] as const;
type ReportReason = (typeof REPORT_REASONS)[number];

/** A member's complaint about a review. */
export interface Report {
  readonly by: string;
  readonly reason: ReportReason;
  /** In the member's own words. */
  readonly note?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What moderators can do, named as in the log and in notices to authors. */
export const MODERATOR_ACTS = [
  'cover',
  'uncover',
  'hide',
  'unhide',
  'post-again',
  'freeze',
  'unfreeze',
  'remove',
  'restore',
  'block',
  'unblock',
  'keep',
] as const;
export type ModeratorAct = (typeof MODERATOR_ACTS)[number];
