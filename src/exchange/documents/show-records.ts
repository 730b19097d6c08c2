import { z } from 'zod';
import { MANAGED_PROPERTIES, SHOW_KINDS, type Show } from '../../reviews/shows/show.ts';
import { ID_SITES } from '../../reviews/shows/show-ids.ts';
import { MAX_TITLE } from '../../reviews/shows/title.ts';
import { address, ownId, showRef, snowflake, text, time } from './document-values.ts';

const title = text(MAX_TITLE);
const year = z.int().min(0).max(9999);
const titles = z.array(text(2 * MAX_TITLE)).max(1000);

const ids = z
  .object(
    Object.fromEntries(
      ID_SITES.map((site) => [
        site,
        z
          .string()
          .regex(/^[\w./-]{1,80}$/)
          .optional(),
      ]),
    ),
  )
  .meta({ id: 'ids', description: 'Its ids on other sites, as they stand in the addresses there.' });

const named = {
  id: ownId,
  title,
  year: year.optional(),
  kind: z.enum(SHOW_KINDS).optional(),
  aliases: titles.optional(),
  ids: ids.optional(),
};

/** How a member's document names a show. */
export const namedShow = z
  .object(named)
  .meta({ id: 'namedShow', description: 'A show, by all that another program may know it by.' });
export type NamedShow = z.infer<typeof namedShow>;

const ownFacts = { year: year.optional(), kind: z.enum(SHOW_KINDS).optional(), poster: address.optional() };

/** A show in a guild's document. */
export const showRecord = z.object({
  ...named,
  poster: address.optional(),
  /** What the catalogue said last of it. */
  listing: z
    .object({
      ref: showRef,
      titles,
      genres: titles.optional(),
      episodes: z.int().min(0).optional(),
      checkedAt: time.optional(),
      own: z.object({ title, ...ownFacts }).optional(),
      from: ownId.optional(),
    })
    .optional(),
  managed: z.array(z.enum(MANAGED_PROPERTIES)).max(MANAGED_PROPERTIES.length).optional(),
  droppedTitles: z.array(z.string().max(4000)).max(1000).optional(),
  refused: z
    .array(z.object({ ids: ids.optional(), year: year.optional() }))
    .max(1000)
    .optional(),
  alone: z.boolean().optional(),
  /** The show that it was merged into. Its reviews keep its id. */
  mergedInto: ownId.optional(),
  addedBy: snowflake,
  addedAt: time,
}) satisfies z.ZodType<Show>;

/** What a member's document says of a show. */
export const namedShowOf = ({ id, title, year, kind, aliases, ids }: Show): NamedShow => ({
  id,
  title,
  year,
  kind,
  ...(aliases && { aliases: [...aliases] }),
  ids,
});
