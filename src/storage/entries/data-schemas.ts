import { z } from 'zod';
import { SHOW_KINDS } from '../../reviews/shows/show.ts';
import { catalogueEntrySchema, idsSchema } from './catalogue-schemas.ts';
import {
  CLASH_RULES,
  type Erasure,
  IMPORT_STATES,
  type ImportedRows,
  type ImportRecord,
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
  format: z.string(),
  state: z.enum(IMPORT_STATES),
  startedAt: timestamp,
  committedAt: timestamp.optional(),
  chunks: z.number(),
  done: z.number(),
  clashes: z.enum(CLASH_RULES),
  posts: z.boolean().optional(),
  rows: z.number(),
  ready: z.number(),
  skipped: z.record(z.string(), z.number()),
} satisfies PropertySchemas<ImportRecord>);

const stagedRow = z.object({
  line: z.number(),
  title: z.string(),
  year: z.number().optional(),
  kind: z.enum(SHOW_KINDS).optional(),
  ids: idsSchema.optional(),
  entry: catalogueEntrySchema.optional(),
  opinion: z.object(opinion),
  writtenAt: timestamp.optional(),
} satisfies PropertySchemas<StagedRow>);

export const stagedRowsSchema: z.ZodType<StagedRows> = z.object({
  rows: z.array(stagedRow),
} satisfies PropertySchemas<StagedRows>);

export const importedRowsSchema: z.ZodType<ImportedRows> = z.object({
  replaced: z.record(z.string(), reviewSchema.nullable()),
  added: z.array(z.string()),
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
} satisfies PropertySchemas<Erasure>);
