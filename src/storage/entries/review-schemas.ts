import { z } from 'zod';
import type {
  CarriedVotes,
  ReactionCount,
  Reactions,
  Votes,
  VotingEmoji,
} from '../../reviews/counting/votes.ts';
import type {
  Author,
  EarlierScore,
  Import,
  Opinion,
  Posting,
  Review,
  ReviewFields,
  Successor,
} from '../../reviews/review.ts';
import {
  type Listing,
  MANAGED_PROPERTIES,
  type OwnFacts,
  SHOW_KINDS,
  type Show,
} from '../../reviews/shows/show.ts';
import { identifiedSchema, idsSchema, refSchema } from './catalogue-schemas.ts';
import { type PropertySchemas, timestamp } from './property-schemas.ts';

/** The variant of `Posting` with this state. */
type PostingIn<State extends Posting['state']> = Extract<Posting, { state: State }>;

const score = z.int();

export const reviewFieldsSchema = z.object({
  headline: z.string(),
  body: z.string(),
  score: z.string(),
  spoilers: z.boolean(),
} satisfies PropertySchemas<ReviewFields>);

const author = z.object({
  id: z.string(),
  name: z.string(),
  avatarUrl: z.string(),
} satisfies PropertySchemas<Author>);

export const postingSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('wanted'),
    id: z.string(),
    channelId: z.string(),
  } satisfies PropertySchemas<PostingIn<'wanted'>>),
  z.object({
    state: z.literal('posted'),
    id: z.string(),
    channelId: z.string(),
    messageId: z.string(),
    postedAt: timestamp,
    successor: z
      .object({
        id: z.string(),
        channelId: z.string(),
        messageId: z.string().optional(),
      } satisfies PropertySchemas<Successor>)
      .optional(),
  } satisfies PropertySchemas<PostingIn<'posted'>>),
  z.object({
    state: z.literal('withheld'),
    reason: z.enum(['deleted', 'lost', 'imported']),
    lastChannelId: z.string().optional(),
    at: timestamp.optional(),
  } satisfies PropertySchemas<PostingIn<'withheld'>>),
]);

export const aspectsSchema = z.object({
  story: score.optional(),
  acting: score.optional(),
  music: score.optional(),
  rewatch: score.optional(),
} satisfies PropertySchemas<NonNullable<Review['aspects']>>);

export const statusSchema = z.enum(['watching', 'completed', 'dropped']);
const progress = z.object({
  status: statusSchema.optional(),
  seen: z.number().optional(),
  total: z.number().optional(),
} satisfies PropertySchemas<NonNullable<Review['progress']>>);

export const opinion = {
  headline: z.string().optional(),
  body: z.string().optional(),
  score: score.optional(),
  spoilers: z.boolean(),
  aspects: aspectsSchema.optional(),
  progress: progress.optional(),
} satisfies PropertySchemas<Opinion>;

export const reviewSchema: z.ZodType<Review> = z.object({
  ...opinion,
  showId: z.string(),
  author,
  writtenAt: timestamp,
  editedAt: timestamp.optional(),
  textEditedAt: timestamp.optional(),
  earlierScores: z.array(
    z.object({
      score,
      until: timestamp,
      shown: z.boolean().optional(),
    } satisfies PropertySchemas<EarlierScore>),
  ),
  pasted: reviewFieldsSchema.optional(),
  imported: z
    .object({ at: timestamp, from: z.string(), id: z.string().optional() } satisfies PropertySchemas<Import>)
    .optional(),
  posting: postingSchema,
} satisfies PropertySchemas<Review>);

const ownFactsSchema: z.ZodType<OwnFacts> = z.object({
  title: z.string(),
  year: z.number().optional(),
  kind: z.enum(SHOW_KINDS).optional(),
  poster: z.string().optional(),
} satisfies PropertySchemas<OwnFacts>);

const listingSchema: z.ZodType<Listing> = z.object({
  ref: refSchema,
  titles: z.array(z.string()),
  genres: z.array(z.string()).optional(),
  episodes: z.number().optional(),
  checkedAt: timestamp.optional(),
  own: ownFactsSchema.optional(),
  from: z.string().optional(),
} satisfies PropertySchemas<Listing>);

export const showSchema: z.ZodType<Show> = z.object({
  id: z.string(),
  title: z.string(),
  year: z.number().optional(),
  kind: z.enum(SHOW_KINDS).optional(),
  aliases: z.array(z.string()).optional(),
  poster: z.string().optional(),
  ids: idsSchema.optional(),
  listing: listingSchema.optional(),
  managed: z.array(z.enum(MANAGED_PROPERTIES)).optional(),
  droppedTitles: z.array(z.string()).optional(),
  refused: z.array(identifiedSchema).optional(),
  alone: z.boolean().optional(),
  mergedInto: z.string().optional(),
  addedBy: z.string(),
  addedAt: timestamp,
  imported: z.boolean().optional(),
} satisfies PropertySchemas<Show>);

const reactions = z.object({
  normal: z.array(z.string()),
  super: z.array(z.string()),
} satisfies PropertySchemas<Reactions>);

export const votingEmojiSchema = z.object({
  helpful: z.string(),
  notHelpful: z.string().optional(),
} satisfies PropertySchemas<VotingEmoji>);

export const votesSchema: z.ZodType<Votes> = z.object({
  messageId: z.string(),
  emoji: votingEmojiSchema.optional(),
  reactions: z.record(z.string(), reactions),
  bots: z.array(z.string()),
  carried: z
    .object({
      helpful: z.array(z.string()),
      notHelpful: z.array(z.string()),
    } satisfies PropertySchemas<CarriedVotes>)
    .optional(),
  days: z.record(z.string(), z.array(z.string())).optional(),
  ignored: z
    .record(
      z.string(),
      z.object({ normal: z.number(), super: z.number() } satisfies PropertySchemas<ReactionCount>),
    )
    .optional(),
} satisfies PropertySchemas<Votes>);
