import type { Meta } from '../storage/entries/entries.ts';
import { decodeEntry } from '../storage/entries/entry-codec.ts';
import { metaSchema } from '../storage/entries/entry-schemas.ts';
import { StorageError } from '../storage/storage-errors.ts';
import { SCHEMA_VERSION } from '../storage/store/schema-version.ts';

/** What data says of itself; undefined when that is no entry of Ovation's. @param stored as it lies in the database */
export function parseMeta(stored: unknown): Meta | undefined {
  try {
    const meta = decodeEntry({ schema: metaSchema }, JSON.parse(String(stored)));
    return meta.ok ? meta.entry : undefined;
  } catch {
    return undefined;
  }
}

/** Throws StorageError when data is only a part of what was to be moved. Parameters as of `checkOrigin`. */
export function refusePart(stored: unknown, name: string): void {
  if (parseMeta(stored)?.isBeingFilled)
    throw new StorageError(
      'unavailable',
      `${name} holds only a part of the data: the npm run move-data that was to fill it did not end.`,
    );
}

/**
 * Throws StorageError unless data is that of this Ovation or of an older one, and whole.
 * @param stored what it says of itself, as it lies in the database
 * @param name what the operator is told it is
 */
export function checkOrigin(stored: unknown, name: string): void {
  const meta = parseMeta(stored);
  if (meta === undefined) throw new StorageError('not-a-database', `${name} holds no data of Ovation.`);
  refusePart(stored, name);
  if (meta.schema > SCHEMA_VERSION)
    throw new StorageError(
      'newer-schema',
      `${name} was written by a newer Ovation (schema ${meta.schema}; this one knows ${SCHEMA_VERSION}): update this one first.`,
    );
}
