import { z } from 'zod';

/**
 * A schema for each property of an entry, optional ones included. Reading an entry drops properties that its schema
 * lacks, so leaving one out is a type error.
 *
 * The schemas check structure, not limits: an entry stays readable when a limit changes.
 */
export type PropertySchemas<Entry> = { [Property in keyof Entry]-?: z.ZodType<Entry[Property]> };

/** Milliseconds since the epoch. */
export const timestamp = z.number();
