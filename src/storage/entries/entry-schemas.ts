import { z } from 'zod';
import { catalogueEntrySchema } from './catalogue-schemas.ts';
import type {
  DeletedNote,
  Draft,
  EmptiedNote,
  GuildRecord,
  Job,
  MemberRecord,
  Meta,
  StaffNote,
  VoterRole,
} from './entries.ts';
import type {
  OutboxEntry,
  RequestedEdit,
  RequestedPost,
  RequestedRemoval,
  RequestedRepost,
} from './outbox-entries.ts';
import { type PropertySchemas, timestamp } from './property-schemas.ts';
import { reviewFieldsSchema, votingEmojiSchema } from './review-schemas.ts';

export const metaSchema: z.ZodType<Meta> = z.object({
  schema: z.int(),
  applicationId: z.string().optional(),
  pseudonymKey: z.string().optional(),
  isBeingFilled: z.boolean().optional(),
} satisfies PropertySchemas<Meta>);

const staffNote = {
  channelId: z.string(),
  messageId: z.string(),
  shows: z.enum(['open', 'hidden', 'lost', 'back', 'over', 'unsure']),
};

const staffNoteSchema: z.ZodType<StaffNote> = z.discriminatedUnion('kind', [
  z.object({
    ...staffNote,
    kind: z.literal('deleted'),
    reviewKey: z.string(),
  } satisfies PropertySchemas<DeletedNote>),
  z.object({
    ...staffNote,
    kind: z.literal('emptied'),
    lostIn: z.string(),
    at: timestamp,
    reviews: z.number(),
    said: z.object({ purpose: z.enum(['emptied', 'on-purpose']), by: z.string() }).optional(),
  } satisfies PropertySchemas<EmptiedNote>),
]);

export const guildRecordSchema: z.ZodType<GuildRecord> = z.object({
  channelId: z.string().optional(),
  logChannelId: z.string().optional(),
  moderatorChannelId: z.string().optional(),
  writerRoleId: z.string().optional(),
  voterRoleId: z.string().optional(),
  emoji: votingEmojiSchema.optional(),
  oldEmojiLeft: z.boolean().optional(),
  reviewsPerHour: z.number().optional(),
  priorReviews: z.number().optional(),
  fold: z.number().optional(),
  welcomedAt: timestamp.optional(),
  reportsToldAt: timestamp.optional(),
  tellAuthors: z.boolean().optional(),
  staffNotes: z.array(staffNoteSchema).optional(),
  leftAt: timestamp.optional(),
  missingSince: timestamp.optional(),
  isErased: z.boolean().optional(),
} satisfies PropertySchemas<GuildRecord>);

export const draftSchema: z.ZodType<Draft> = z.object({
  showId: z.string(),
  title: z.string(),
  year: z.number().optional(),
  entry: catalogueEntrySchema.optional(),
  typed: reviewFieldsSchema,
  submitted: z.boolean(),
  savedAt: timestamp,
} satisfies PropertySchemas<Draft>);

const requested = {
  ticket: z.string(),
  guildId: z.string(),
  reviewKey: z.string(),
  postingId: z.string(),
  channelId: z.string(),
};

export const outboxEntrySchema: z.ZodType<OutboxEntry> = z.discriminatedUnion('action', [
  z.object({
    ...requested,
    action: z.literal('post'),
    attemptedAt: timestamp.optional(),
  } satisfies PropertySchemas<RequestedPost>),
  z.object({
    ...requested,
    action: z.literal('repost'),
    attemptedAt: timestamp.optional(),
  } satisfies PropertySchemas<RequestedRepost>),
  z.object({
    ...requested,
    action: z.literal('edit'),
    messageId: z.string(),
  } satisfies PropertySchemas<RequestedEdit>),
  z.object({
    ...requested,
    action: z.literal('remove'),
    messageId: z.string().optional(),
    attemptedAt: timestamp.optional(),
    awaitsPost: z.boolean().optional(),
  } satisfies PropertySchemas<RequestedRemoval>),
]);

export const memberRecordSchema: z.ZodType<MemberRecord> = z.object({
  hidesProfile: z.boolean().optional(),
  publishes: z.boolean().optional(),
} satisfies PropertySchemas<MemberRecord>);

export const voterRoleSchema: z.ZodType<VoterRole> = z.object({
  roleId: z.string(),
  holds: z.boolean(),
} satisfies PropertySchemas<VoterRole>);

export const jobSchema: z.ZodType<Job> = z.object({
  kind: z.enum(['repost', 'recount', 'link']),
  guildId: z.string(),
  startedBy: z.string(),
  startedAt: timestamp,
  total: z.number(),
  done: z.number().optional(),
  after: z.string().optional(),
} satisfies PropertySchemas<Job>);
