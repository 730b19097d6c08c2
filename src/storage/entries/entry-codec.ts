import { z } from 'zod';

/** The version of new entries. When their meaning changes, raise it and convert older entries here. */
const ENTRY_VERSION = 1;

/** What Keyv wraps around each value. */
const envelopeSchema = z.object({ value: z.looseObject({ v: z.unknown() }) });

export type Decoded<Entry> =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly problem: string };

/** The entry to store, with its version. Throws ZodError when it could not be read back (NaN, for instance). */
export function encodeEntry<Entry>(schema: z.ZodType<Entry>, entry: Entry): object {
  return { v: ENTRY_VERSION, ...schema.parse(entry) };
}

/**
 * The entry in Keyv's envelope `{value, expires?}`, or what is wrong with it. The problem names properties and types
 * but never a value, because what members type must not get into a log.
 */
export function decodeEntry<Entry>(schema: z.ZodType<Entry>, envelope: unknown): Decoded<Entry> {
  const opened = envelopeSchema.safeParse(envelope);
  if (!opened.success) return { ok: false, problem: 'it is no versioned entry' };
  const { value } = opened.data;
  if (value.v !== ENTRY_VERSION) {
    const version = typeof value.v === 'number' ? value.v : 'unknown';
    return { ok: false, problem: `its version is ${version}, not ${ENTRY_VERSION}` };
  }
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { ok: true, entry: parsed.data }
    : { ok: false, problem: parsed.error.issues.map(describeIssue).join('; ') };
}

const describeIssue = (issue: z.core.$ZodIssue): string =>
  `${issue.path.join('.') || 'entry'}: ${issue.message}`;
