import { z } from 'zod';
import type { Author, Posting, Review, Typed } from '../reviews/review.ts';
import type { Show } from '../reviews/show.ts';
import type { Reactions, Votes } from '../reviews/votes.ts';
import type { Draft, GuildRecord, Meta, OutboxEntry } from './entries.ts';

/**
 * A schema for each property, optional ones included: a property that the domain has and the schema forgot would be
 * lost in silence when the entry is read, so it is a type error here.
 *
 * The schemas check structure, not limits: what was allowed when it was written stays readable.
 */
type Shape<Entry> = { [Property in keyof Entry]-?: z.ZodType<Entry[Property]> };

/** The variant of a union that has this state. */
type PostingIn<State extends Posting['state']> = Extract<Posting, { state: State }>;

const score = z.int();
const time = z.number();

const typed = z.object({
  headline: z.string(),
  body: z.string(),
  score: z.string(),
  spoilers: z.boolean(),
} satisfies Shape<Typed>);

const author = z.object({ id: z.string(), name: z.string(), avatarUrl: z.string() } satisfies Shape<Author>);

const posting = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('wanted'),
    id: z.string(),
    channelId: z.string(),
  } satisfies Shape<PostingIn<'wanted'>>),
  z.object({
    state: z.literal('posted'),
    id: z.string(),
    channelId: z.string(),
    messageId: z.string(),
    postedAt: time,
  } satisfies Shape<PostingIn<'posted'>>),
  z.object({
    state: z.literal('withheld'),
    reason: z.literal('deleted'),
  } satisfies Shape<PostingIn<'withheld'>>),
]);

const aspects = z.object({
  story: score.optional(),
  acting: score.optional(),
  music: score.optional(),
  rewatch: score.optional(),
} satisfies Shape<NonNullable<Review['aspects']>>);

const progress = z.object({
  status: z.enum(['watching', 'completed', 'dropped']).optional(),
  seen: z.number().optional(),
  total: z.number().optional(),
} satisfies Shape<NonNullable<Review['progress']>>);

export const reviewSchema: z.ZodType<Review> = z.object({
  headline: z.string().optional(),
  body: z.string().optional(),
  score,
  spoilers: z.boolean(),
  aspects: aspects.optional(),
  progress: progress.optional(),
  showId: z.string(),
  author,
  writtenAt: time,
  editedAt: time.optional(),
  earlierScores: z.array(z.object({ score, until: time })),
  pasted: typed.optional(),
  posting,
} satisfies Shape<Review>);

export const showSchema: z.ZodType<Show> = z.object({
  id: z.string(),
  title: z.string(),
  year: z.number().optional(),
  addedBy: z.string(),
  addedAt: time,
} satisfies Shape<Show>);

const reactions = z.object({
  normal: z.array(z.string()),
  super: z.array(z.string()),
} satisfies Shape<Reactions>);

export const votesSchema: z.ZodType<Votes> = z.object({
  messageId: z.string(),
  reactions: z.record(z.string(), reactions),
  bots: z.array(z.string()),
} satisfies Shape<Votes>);

export const metaSchema: z.ZodType<Meta> = z.object({
  schema: z.int(),
  applicationId: z.string().optional(),
} satisfies Shape<Meta>);

export const guildRecordSchema: z.ZodType<GuildRecord> = z.object({
  channelId: z.string().optional(),
  reviewChannels: z.array(z.string()),
} satisfies Shape<GuildRecord>);

export const draftSchema: z.ZodType<Draft> = z.object({
  showId: z.string(),
  title: z.string(),
  year: z.number().optional(),
  typed,
  submitted: z.boolean(),
  savedAt: time,
} satisfies Shape<Draft>);

export const outboxEntrySchema: z.ZodType<OutboxEntry> = z.object({
  ticket: z.string(),
  action: z.enum(['post', 'edit', 'remove']),
  guildId: z.string(),
  reviewKey: z.string(),
  postingId: z.string(),
  channelId: z.string(),
  messageId: z.string().optional(),
  attemptedAt: time.optional(),
} satisfies Shape<OutboxEntry>);
