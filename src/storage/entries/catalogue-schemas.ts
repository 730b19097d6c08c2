import { z } from 'zod';
import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import { SHOW_KINDS } from '../../reviews/shows/show.ts';
import {
  ID_SITES,
  type Identified,
  parseRef,
  type ShowIds,
  type ShowRef,
} from '../../reviews/shows/show-ids.ts';
import type { LinkFinding } from './link-finding.ts';
import type { PropertySchemas } from './property-schemas.ts';

export const idsSchema: z.ZodType<ShowIds> = z.object(
  Object.fromEntries(ID_SITES.map((site) => [site, z.string().optional()])),
);

export const identifiedSchema: z.ZodType<Identified> = z.object({
  ids: idsSchema.optional(),
  year: z.number().optional(),
} satisfies PropertySchemas<Identified>);

export const refSchema = z.custom<ShowRef>(
  (value) => typeof value === 'string' && parseRef(value) !== undefined,
);

export const catalogueEntrySchema: z.ZodType<CatalogueEntry> = z.object({
  ref: refSchema,
  title: z.string(),
  titles: z.array(z.string()),
  year: z.number().optional(),
  kind: z.enum(SHOW_KINDS).optional(),
  ids: idsSchema,
  poster: z.string().optional(),
  genres: z.array(z.string()).optional(),
  episodes: z.number().optional(),
  adult: z.boolean().optional(),
} satisfies PropertySchemas<CatalogueEntry>);

export const linkFindingSchema: z.ZodType<LinkFinding> = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['doubtful', 'alone']) }),
  z.object({ state: z.literal('linked'), ref: refSchema }),
]);
