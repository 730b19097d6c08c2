import { z } from 'zod';
import { codePointLength } from '../../reviews/plain-text.ts';
import { parseRef, type ShowRef } from '../../reviews/shows/show-ids.ts';

/** The version of the documents. A property more changes nothing; another meaning of one is another version. */
export const DOCUMENT_VERSION = 1;

/** What JavaScript can take for a date. */
export const time = z
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .meta({ id: 'time', description: 'Milliseconds since 1 January 1970, UTC.' });

export const score = z
  .int()
  .min(0)
  .max(100)
  .multipleOf(5)
  .meta({ id: 'score', description: 'A score in tenths: 85 is 8.5 of 10.' });

/** A text of so many code points. JSON Schema counts those, zod would count UTF-16 units. */
export const text = (most: number, least = 1) =>
  z
    .string()
    .refine((value) => codePointLength(value) <= most && value.length >= least, {
      error: `a text of ${least} to ${most} characters`,
    })
    .meta({ minLength: least, maxLength: most });

export const snowflake = z
  .string()
  .regex(/^\d{1,20}$/)
  .meta({ id: 'snowflake', description: "An id of Discord's; 0 for a member whose data were erased." });

export const ownId = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .meta({ id: 'ownId', description: 'An id that Ovation has given, to a show perhaps.' });

/** A show on another site. */
export const showRef = z
  .string()
  .refine((value): value is ShowRef => parseRef(value) !== undefined, { error: 'a site and an id' });

/** The address of a picture. */
export const address = z
  .string()
  .max(2048)
  .regex(/^https?:\/\//);

/** More than vote on any review of a server. */
const MOST_USERS = 1_000_000;

export const users = z
  .array(snowflake)
  .max(MOST_USERS)
  .meta({ id: 'users', description: 'Users by their ids.' });

/** The lists of a document, each of which a part may leave out. @param sections what stands in each */
export const listsOf = <Sections extends Readonly<Record<string, z.ZodType>>>(sections: Sections) =>
  Object.fromEntries(
    Object.entries(sections).map(([section, schema]) => [section, z.array(schema).optional()]),
  ) as { [S in keyof Sections]: z.ZodOptional<z.ZodArray<Sections[S]>> };
