import type { HelpfulCounts } from '../counting/votes.ts';

/** Something that a moderator did, and that lasts until it is taken back. */
export interface Decision {
  /** User id of the moderator; absent when somebody deleted the review's message by hand. */
  readonly by?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason?: string | undefined;
}

/**
 * What moderators decided about a member's review of a show. It stays when the review is deleted and written anew, so
 * that deleting undoes no decision.
 */
export interface Moderation {
  /** Its text hides behind the spoiler button, whatever its author says. */
  readonly covered?: Decision | undefined;
  /** It is not shown and does not count. */
  readonly hidden?: Decision | undefined;
  /** It cannot be edited, and shows these counts. */
  readonly frozen?: (Decision & { readonly counts: HelpfulCounts }) | undefined;
}

export const REPORT_REASONS = ['spoilers', 'abuse', 'off-topic', 'other'] as const;
type ReportReason = (typeof REPORT_REASONS)[number];

/** What a member says is wrong with a review; one per member and review. */
export interface Report {
  readonly by: string;
  readonly reason: ReportReason;
  /** In the member's own words. */
  readonly note?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What moderators can do, as it is logged and told to the author. */
export const MODERATOR_ACTS = [
  'cover',
  'uncover',
  'hide',
  'unhide',
  'freeze',
  'unfreeze',
  'remove',
  'restore',
  'block',
  'unblock',
  'keep',
] as const;
export type ModeratorAct = (typeof MODERATOR_ACTS)[number];
