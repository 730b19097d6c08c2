import { z } from 'zod';

/** A property that an answer may lack: null, and what is not as it should be, count as absent. */
export const lenient = <Value>(schema: z.ZodType<Value>) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .catch(undefined);

/** A list in which what is not as it should be is left out; the list itself may be absent. */
export const lenientList = <Value>(schema: z.ZodType<Value>) =>
  lenient(z.array(z.unknown())).transform((items = []) => readable(items, schema));

/** A list, in which what is not as it should be is left out. */
export const listOf = <Value>(schema: z.ZodType<Value>) =>
  z.array(z.unknown()).transform((items) => readable(items, schema));

const readable = <Value>(items: readonly unknown[], schema: z.ZodType<Value>): Value[] =>
  items.flatMap((item) => {
    const { success, data } = schema.safeParse(item);
    return success ? [data] : [];
  });

export const NUMERIC_ID = /^[1-9]\d{0,9}$/;
export const IMDB_ID = /^tt\d{5,12}$/;

/** An id: a number, or its digits as text. */
export const numericId = z.union([z.int(), z.string()]).transform(String).pipe(z.string().regex(NUMERIC_ID));

export const imdbId = z.string().regex(IMDB_ID);

/** The year of a date such as "2008-01-20"; anything else has none. */
export const dateYear = lenient(z.string().regex(/^\d{4}-/)).transform((date) =>
  date === undefined ? undefined : Number(date.slice(0, 4)),
);
