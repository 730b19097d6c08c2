import { z } from 'zod';

/**
 * A schema for each property, optional ones included: a property that the domain has and the schema forgot would be
 * lost in silence when the entry is read, so it is a type error here.
 *
 * The schemas check structure, not limits: what was allowed when it was written stays readable.
 */
export type PropertySchemas<Entry> = { [Property in keyof Entry]-?: z.ZodType<Entry[Property]> };

/** Milliseconds since the epoch. */
export const timestamp = z.number();
