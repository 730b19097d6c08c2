import { z } from 'zod';
import type { CountedVote, HelpfulCounts } from '../../reviews/counting/votes.ts';
import {
  type Decision,
  MODERATOR_ACTS,
  type Moderation,
  REPORT_REASONS,
  type Report,
} from '../../reviews/moderation/moderation.ts';
import {
  type DecidedMessage,
  type MemberActivity,
  type MemberNotices,
  NOTICE_KINDS,
  type Notice,
  type PrivateMessage,
  type RemovedReview,
  type ReportCase,
  type SettledCase,
} from './entries.ts';
import { type PropertySchemas, timestamp } from './property-schemas.ts';
import { reviewSchema, votesSchema } from './review-schemas.ts';

const decision = {
  by: z.string().optional(),
  at: timestamp,
  reason: z.string().optional(),
} satisfies PropertySchemas<Decision>;

export const decisionSchema: z.ZodType<Decision> = z.object(decision);

const counts = z.object({
  helpful: z.number(),
  notHelpful: z.number(),
} satisfies PropertySchemas<HelpfulCounts>);

const countedVote = z.object({
  userId: z.string(),
  isHelpful: z.boolean(),
  day: z.number().optional(),
} satisfies PropertySchemas<CountedVote>);

export const moderationSchema: z.ZodType<Moderation> = z.object({
  covered: decisionSchema.optional(),
  hidden: decisionSchema.optional(),
  frozen: z.object({ ...decision, counts, votes: z.array(countedVote).optional() }).optional(),
  isUntold: z.boolean().optional(),
} satisfies PropertySchemas<Moderation>);

export const reportCaseSchema: z.ZodType<ReportCase> = z.object({
  reports: z.array(
    z.object({
      by: z.string(),
      reason: z.enum(REPORT_REASONS),
      note: z.string().optional(),
      at: timestamp,
    } satisfies PropertySchemas<Report>),
  ),
  settledAt: timestamp.optional(),
  settled: z
    .object({
      by: z.string(),
      act: z.enum(MODERATOR_ACTS),
      before: timestamp.optional(),
    } satisfies PropertySchemas<SettledCase>)
    .optional(),
  channelId: z.string().optional(),
  messageId: z.string().optional(),
  decidedIn: z
    .object({
      channelId: z.string(),
      messageId: z.string(),
      isShown: z.boolean(),
    } satisfies PropertySchemas<DecidedMessage>)
    .optional(),
} satisfies PropertySchemas<ReportCase>);

export const memberActivitySchema: z.ZodType<MemberActivity> = z.object({
  reviews: z.array(timestamp),
  shows: z.array(timestamp),
  reports: z.array(timestamp),
} satisfies PropertySchemas<MemberActivity>);

export const removedReviewSchema: z.ZodType<RemovedReview> = z.object({
  review: reviewSchema,
  votes: votesSchema.optional(),
  removedBy: z.string(),
  removedAt: timestamp,
} satisfies PropertySchemas<RemovedReview>);

const notices = z.array(
  z.object({
    act: z.enum(NOTICE_KINDS),
    title: z.string().optional(),
    reason: z.string().optional(),
    link: z.string().optional(),
    count: z.number().optional(),
    at: timestamp,
  } satisfies PropertySchemas<Notice>),
);

export const memberNoticesSchema: z.ZodType<MemberNotices> = z.object({
  notices,
  knowsOwnVote: z.boolean().optional(),
  milestones: z.record(z.string(), z.number()).optional(),
  noMessages: z.boolean().optional(),
} satisfies PropertySchemas<MemberNotices>);

export const privateMessageSchema: z.ZodType<PrivateMessage> = z.object({
  guildId: z.string(),
  userId: z.string(),
  id: z.string(),
  attemptedAt: timestamp.optional(),
  attempted: z.number().optional(),
  notices,
} satisfies PropertySchemas<PrivateMessage>);
