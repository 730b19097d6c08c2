import { z } from 'zod';

/** How the entries of one kind are stored. */
export interface EntryFormat<Entry> {
  readonly schema: z.ZodType<Entry>;
  /**
   * Each turns an entry into one of the next version; the first makes version 2 of version 1. Add one when the meaning of
   * stored properties changes; a new optional property needs none.
   */
  readonly migrations?: readonly Migration[] | undefined;
}

type Migration = (entry: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** The version of new entries of a kind. */
const versionOf = ({ migrations = [] }: Pick<EntryFormat<unknown>, 'migrations'>): number =>
  1 + migrations.length;

/** What Keyv wraps around each value. */
const envelopeSchema = z.object({ value: z.looseObject({ v: z.unknown() }) });

export type Decoded<Entry> =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly problem: string };

/** The entry to store, with its version. Throws ZodError when it could not be read back (NaN, for instance). */
export function encodeEntry<Entry>(format: EntryFormat<Entry>, entry: Entry): object {
  return { v: versionOf(format), ...format.schema.parse(entry) };
}

/**
 * The entry in Keyv's envelope `{value, expires?}`, or what is wrong with it. The problem names properties and types
 * but never a value, because what members type must not get into a log.
 */
export function decodeEntry<Entry>(format: EntryFormat<Entry>, envelope: unknown): Decoded<Entry> {
  const opened = envelopeSchema.safeParse(envelope);
  if (!opened.success) return { ok: false, problem: 'it is no versioned entry' };
  const { value } = opened.data;
  const newest = versionOf(format);
  const version = typeof value.v === 'number' && Number.isInteger(value.v) ? value.v : 0;
  if (version < 1 || version > newest)
    return { ok: false, problem: `its version is ${version || 'unknown'}, not ${newest}` };
  let entry: Readonly<Record<string, unknown>> = value;
  try {
    for (const migrate of (format.migrations ?? []).slice(version - 1)) entry = migrate(entry);
  } catch {
    return { ok: false, problem: `its version ${version} could not be turned into ${newest}` };
  }
  const parsed = format.schema.safeParse(entry);
  return parsed.success
    ? { ok: true, entry: parsed.data }
    : { ok: false, problem: parsed.error.issues.map(describeIssue).join('; ') };
}

const describeIssue = (issue: z.core.$ZodIssue): string =>
  `${issue.path.join('.') || 'entry'}: ${issue.message}`;
