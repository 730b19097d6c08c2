import { z } from 'zod';
import { REPORT_REASONS } from '../../reviews/moderation/moderation.ts';
import { MAX_BODY } from '../../reviews/review.ts';
import { DOCUMENT_VERSION, listsOf, snowflake, text, time } from './document-values.ts';
import { ownDecision, ownReviewRecord } from './review-records.ts';
import { namedShow } from './show-records.ts';

/** How a member's document calls itself. */
export const MEMBER_FORMAT = 'ovation-member';

/** A review that somebody else has written. */
const ofReview = { show: namedShow, author: z.object({ id: snowflake, name: text(100, 0).optional() }) };

/** A vote that the member has given. */
const givenVoteRecord = z.object({
  ...ofReview,
  /** Absent where it counts as neither, because they reacted with both emoji, or with another. */
  helpful: z.boolean().optional(),
  /** The emoji under the review's message. */
  reactions: z.array(text(100)),
  /** The day on which it was first seen, as a time; absent where that isn't known. */
  day: time.optional(),
});

/** What the member has typed and not posted. */
const draftRecord = z.object({
  title: text(4000),
  year: z.int().optional(),
  headline: text(MAX_BODY, 0),
  body: text(MAX_BODY, 0),
  score: text(MAX_BODY, 0),
  spoilers: z.boolean(),
  savedAt: time,
});

/** A report that the member has sent to the moderators. */
const sentReportRecord = z.object({
  ...ofReview,
  reason: z.enum(REPORT_REASONS),
  note: text(4000, 0).optional(),
  at: time,
});

/** What the member has decided as a moderator about a review, or with `blocked` about a member. */
const ownActRecord = z.object({
  what: z.enum(['covered', 'hidden', 'frozen', 'settled', 'blocked']),
  show: namedShow.optional(),
  author: z.object({ id: snowflake, name: text(100, 0).optional() }),
  at: time.optional(),
  reason: text(4000, 0).optional(),
});

/** Something else that is stored about the member: its kind, its key and the entry as they are in the database. */
const otherRecord = z.object({ kind: text(100), key: text(1000), entry: z.unknown() });

/** What stands in a member's document as lists, in this order. */
export const MEMBER_SECTIONS = {
  reviews: ownReviewRecord,
  votes: givenVoteRecord,
  drafts: draftRecord,
  reports: sentReportRecord,
  acts: ownActRecord,
  shows: z.object({ ...namedShow.shape, addedAt: time }),
  other: otherRecord,
} as const;
export type MemberSection = keyof typeof MEMBER_SECTIONS;
export type MemberSectionRecord<S extends MemberSection> = z.infer<(typeof MEMBER_SECTIONS)[S]>;

/** What stands before the lists. */
const memberHeader = z.object({
  format: z.literal(MEMBER_FORMAT),
  version: z.literal(DOCUMENT_VERSION),
  exportedAt: time,
  server: z.object({ id: snowflake, name: text(100, 0) }),
  member: z.object({ id: snowflake }),
  part: z.int().min(1),
  /** Why and since when the member can't write here. */
  blocked: ownDecision.optional(),
  /** What they have chosen with `/profile` and `/data about`. */
  hidesProfile: z.boolean(),
  publishes: z.boolean(),
});
export type MemberHeader = z.infer<typeof memberHeader>;

/** A member's document: all that is stored about them in one guild. `/data import` reads its reviews. */
export const memberDocument = z.object({
  ...memberHeader.shape,
  ...listsOf(MEMBER_SECTIONS),
});
export type MemberDocument = z.infer<typeof memberDocument>;
