import type { HelpfulCounts } from '../counting/votes.ts';

/** A moderator's decision, which lasts until it is undone. */
export interface Decision {
  /** User id of the moderator; absent when somebody deleted the review's message at Discord. */
  readonly by?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason?: string | undefined;
}

/**
 * The moderators' decisions about a member's review of a show. They stay when the author deletes and rewrites the review, so
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

/** A member's complaint about a review; one per member and review. */
export interface Report {
  readonly by: string;
  readonly reason: ReportReason;
  /** In the member's own words. */
  readonly note?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What moderators can do, by the names under which it is logged and told to authors. */
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
