import { z } from 'zod';
import { catalogueEntrySchema } from './catalogue-schemas.ts';
import {
  CLASH_RULES,
  type Erasure,
  IMPORT_COUNTS,
  IMPORT_STATES,
  type ImportedRows,
  type ImportRecord,
  type Leftovers,
  type LeftReactions,
  type PutEntry,
  type ReportedRow,
  type RestoredRow,
  type StagedRow,
  type StagedRows,
  type Uncounted,
} from './data-entries.ts';
import { type PropertySchemas, timestamp } from './property-schemas.ts';
import { opinion, reviewSchema } from './review-schemas.ts';

export const importRecordSchema: z.ZodType<ImportRecord> = z.object({
  id: z.string(),
  guildId: z.string(),
  userId: z.string(),
  author: z.object({ name: z.string(), avatarUrl: z.string() }),
  format: z.string(),
  state: z.enum(IMPORT_STATES),
  restores: z.boolean().optional(),
  startedAt: timestamp,
  committedAt: timestamp.optional(),
  chunks: z.number(),
  done: z.number(),
  clashes: z.enum(CLASH_RULES),
  posts: z.boolean().optional(),
  notes: z.array(z.string()),
  rows: z.number(),
  ready: z.number(),
  size: z.number().optional(),
  skipped: z.record(z.string(), z.number()),
  counts: z.partialRecord(z.enum(IMPORT_COUNTS), z.number()),
} satisfies PropertySchemas<ImportRecord>);

const place = { file: z.string(), line: z.number() };

const stagedRow = z.object({
  ...place,
  showId: z.string(),
  title: z.string(),
  year: z.number().optional(),
  entry: catalogueEntrySchema.optional(),
  opinion: z.object(opinion),
  writtenAt: timestamp.optional(),
} satisfies PropertySchemas<StagedRow>);

const reportedRow = z.object({
  ...place,
  title: z.string().optional(),
  reason: z.string(),
  detail: z.string().optional(),
} satisfies PropertySchemas<ReportedRow>);

const restoredRow = z.object({
  ...place,
  entries: z.array(z.object({ kind: z.string(), key: z.string(), entry: z.unknown() })),
} satisfies PropertySchemas<RestoredRow>);

const putEntry = z.object({
  kind: z.string(),
  key: z.string(),
  before: z.unknown(),
  made: z.string(),
} satisfies PropertySchemas<PutEntry>);

export const stagedRowsSchema: z.ZodType<StagedRows> = z.object({
  rows: z.array(stagedRow),
  restored: z.array(restoredRow).optional(),
  reported: z.array(reportedRow),
} satisfies PropertySchemas<StagedRows>);

export const importedRowsSchema: z.ZodType<ImportedRows> = z.object({
  replaced: z.record(z.string(), reviewSchema.nullable()),
  made: z.record(z.string(), z.string()),
  others: z.array(putEntry).optional(),
  reported: z.array(reportedRow),
} satisfies PropertySchemas<ImportedRows>);

export const uncountedSchema: z.ZodType<Uncounted> = z.object({
  since: timestamp,
  heard: z.array(z.string()),
} satisfies PropertySchemas<Uncounted>);

export const erasureSchema: z.ZodType<Erasure> = z.object({
  guildId: z.string(),
  userId: z.string(),
  by: z.string(),
  at: timestamp,
  isCleared: z.boolean().optional(),
  keepsReactions: z.boolean().optional(),
} satisfies PropertySchemas<Erasure>);

export const leftoversSchema: z.ZodType<Leftovers> = z.object({
  reactions: z.array(
    z.object({
      reviewKey: z.string(),
      channelId: z.string(),
      messageId: z.string(),
      emoji: z.array(z.string()),
      earlier: z.boolean().optional(),
    } satisfies PropertySchemas<LeftReactions>),
  ),
  messages: z.array(z.object({ channelId: z.string(), messageId: z.string() })),
} satisfies PropertySchemas<Leftovers>);
