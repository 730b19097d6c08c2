import { z } from 'zod';
import { MAX_BODY, MAX_HEADLINE, type Review } from '../../reviews/review.ts';
import { postingSchema, statusSchema } from '../../storage/entries/review-schemas.ts';
import { address, ownId, score, snowflake, text, time, users } from './document-values.ts';
import { namedShow } from './show-records.ts';

const count = z.int().min(0).max(100_000);

/** What its author says. */
const opinion = {
  headline: text(MAX_HEADLINE).optional(),
  /** Discord Markdown. */
  body: text(MAX_BODY).optional(),
  score: score.optional(),
  spoilers: z.boolean(),
  aspects: z
    .object({
      story: score.optional(),
      acting: score.optional(),
      music: score.optional(),
      rewatch: score.optional(),
    })
    .optional(),
  progress: z
    .object({ status: statusSchema.optional(), seen: count.optional(), total: count.optional() })
    .optional(),
};

/** A review's own words and past. */
const written = {
  ...opinion,
  writtenAt: time,
  editedAt: time.optional(),
  textEditedAt: time.optional(),
  earlierScores: z.array(z.object({ score, until: time, shown: z.boolean().optional() })).max(100),
  /** As its author pasted it, before parts were taken out of it. */
  pasted: z
    .object({
      headline: text(MAX_BODY, 0),
      body: text(MAX_BODY, 0),
      score: text(MAX_BODY, 0),
      spoilers: z.boolean(),
    })
    .optional(),
  imported: z.object({ at: time, from: text(100), id: ownId.optional() }).optional(),
};

/** A decision of moderators that is in force, without who made it. */
export const ownDecision = z.object({ at: time, reason: text(4000, 0).optional() });

/** A review in its author's document. */
export const ownReviewRecord = z.object({
  show: namedShow,
  ...written,
  /** Who its author was, as last seen. */
  author: z.object({ name: text(100, 0), avatarUrl: address.optional() }),
  /** The address of its message, while there is one. */
  message: address.optional(),
  /** How many members found it helpful, and how many did not. */
  helpful: z.int().min(0),
  notHelpful: z.int().min(0),
  covered: ownDecision.optional(),
  hidden: ownDecision.optional(),
  frozen: ownDecision.optional(),
});
export type OwnReviewRecord = z.infer<typeof ownReviewRecord>;

/** Who found a review helpful and who did not, by user id, and on which day each vote was first seen (counted from 1970). */
const votesRecord = z.object({
  helpful: users,
  notHelpful: users,
  days: z.record(z.string().regex(/^\d{1,7}$/), users).optional(),
});
export type VotesRecord = z.infer<typeof votesRecord>;

/** A review in a guild's document. */
export const reviewRecord = z.object({
  showId: ownId,
  author: z.object({ id: snowflake, name: text(100, 0), avatarUrl: z.string().max(2048) }),
  ...written,
  /** Where its message is. */
  posting: postingSchema,
  votes: votesRecord.optional(),
}) satisfies z.ZodType<Review>;
export type ReviewRecord = z.infer<typeof reviewRecord>;
