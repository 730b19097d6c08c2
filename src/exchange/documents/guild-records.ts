import { z } from 'zod';
import { REPORT_REASONS } from '../../reviews/moderation/moderation.ts';
import { ownId, showRef, snowflake, text, time } from './document-values.ts';

const count = z.int().min(0).max(1_000_000);
const emoji = text(100);

/** What managers have set. */
export const settingsRecord = z.object({
  channelId: snowflake.optional(),
  logChannelId: snowflake.optional(),
  moderatorChannelId: snowflake.optional(),
  writerRoleId: snowflake.optional(),
  voterRoleId: snowflake.optional(),
  emoji: z.object({ helpful: emoji, notHelpful: emoji.optional() }).optional(),
  reviewsPerHour: count.optional(),
  priorReviews: count.optional(),
  fold: count.optional(),
  tellAuthors: z.boolean().optional(),
});
export type SettingsRecord = z.infer<typeof settingsRecord>;

/** What linking the shows to the catalogue has found about one: see `LinkFinding`. */
export const linkRecord = z.object({
  showId: ownId,
  state: z.enum(['doubtful', 'alone', 'linked']),
  ref: showRef.optional(),
});

/** Names a review: its show, and its author. */
const ofReview = { showId: ownId, authorId: snowflake };

const decision = { by: snowflake.optional(), at: time, reason: text(4000, 0).optional() };

/** What moderators have decided about a review, also one that its author has deleted since. */
export const decisionsRecord = z.object({
  ...ofReview,
  covered: z.object(decision).optional(),
  hidden: z.object(decision).optional(),
  /** It keeps showing these counts, which are of these votes. */
  frozen: z
    .object({
      ...decision,
      counts: z.object({ helpful: count, notHelpful: count }),
      votes: z
        .array(z.object({ userId: snowflake, isHelpful: z.boolean(), day: z.int().optional() }))
        .max(1_000_000)
        .optional(),
    })
    .optional(),
});

/** The reports about a review, and when a moderator last decided. */
export const reportsRecord = z.object({
  ...ofReview,
  reports: z
    .array(
      z.object({
        by: snowflake,
        reason: z.enum(REPORT_REASONS),
        note: text(4000, 0).optional(),
        at: time,
      }),
    )
    .max(1000),
  settledAt: time.optional(),
});

/** A member who may not write, and whose votes don't count. */
export const blockRecord = z.object({ userId: snowflake, ...decision });

/** What a member has chosen for themselves, and what they have been told once. */
export const memberChoicesRecord = z.object({
  userId: snowflake,
  hidesProfile: z.boolean().optional(),
  publishes: z.boolean().optional(),
  noMessages: z.boolean().optional(),
  knowsOwnVote: z.boolean().optional(),
  milestones: z.record(z.string().max(100), count).optional(),
});

/** A member whose reactions don't count unless they are heard: see `Uncounted`. */
export const uncountedRecord = z.object({
  pseudonym: z.string().max(200),
  since: time,
  heard: z.array(z.string().max(100)).max(1_000_000),
});
