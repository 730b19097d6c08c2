import { z } from 'zod';
import { codePointLength } from '../../reviews/plain-text.ts';

/** The version of the documents. A property more changes nothing; another meaning of one is another version. */
export const DOCUMENT_VERSION = 1;

/** Milliseconds since the epoch: what JavaScript can take for a date. */
export const time = z.int().min(0).max(8_640_000_000_000_000);

/** A score in tenths: from 0 to 100, in steps of 5. */
export const score = z.int().min(0).max(100).multipleOf(5);

/** A text of so many code points. JSON Schema counts those, zod would count UTF-16 units. */
export const text = (most: number, least = 1) =>
  z
    .string()
    .refine((value) => codePointLength(value) <= most && value.length >= least, {
      error: `a text of ${least} to ${most} characters`,
    })
    .meta({ minLength: least, maxLength: most });

/** An id of Discord's. */
export const snowflake = z.string().regex(/^\d{1,20}$/);

/** An id of a show, or of an import, here. */
export const ownId = z.string().regex(/^[\w-]{1,64}$/);

/** The address of a picture. */
export const address = z
  .string()
  .max(2048)
  .regex(/^https?:\/\//);

/** So many users at most, by their ids: more votes than any review of a server gets. */
export const users = z.array(snowflake).max(1_000_000);
