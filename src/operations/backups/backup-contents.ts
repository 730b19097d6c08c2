import type { DatabaseSync } from 'node:sqlite';
import { decodeEntry } from '../../storage/entries/entry-codec.ts';
import { metaSchema } from '../../storage/entries/entry-schemas.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { META_KEY, SCHEMA_VERSION } from '../../storage/store/schema-version.ts';

/** Throws StorageError unless this is a database of this Ovation or of an older one. @param name what the operator is told it is */
export function checkOrigin(database: DatabaseSync, name: string): void {
  const meta = decodeEntry({ schema: metaSchema }, readMeta(database));
  if (!meta.ok) throw new StorageError('not-a-database', `${name} is no backup of Ovation.`);
  const { schema } = meta.entry;
  if (schema > SCHEMA_VERSION)
    throw new StorageError(
      'newer-schema',
      `${name} is a backup of a newer Ovation (schema ${schema}; this one knows ${SCHEMA_VERSION}): update this one first.`,
    );
}

/** The entry as it is stored; undefined when there is none, or no JSON. */
function readMeta(database: DatabaseSync): unknown {
  const hasTable = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'keyv'").get();
  if (hasTable === undefined) return undefined;
  const row = database.prepare("SELECT value FROM keyv WHERE namespace = 'meta' AND key = ?").get(META_KEY);
  try {
    return JSON.parse(String(row?.value));
  } catch {
    return undefined;
  }
}

/** How many reviews a database has. */
export function countReviews(database: DatabaseSync): number {
  const sql = "SELECT count(*) AS count FROM keyv WHERE namespace >= 'reviews:' AND namespace < 'reviews;'";
  return Number(database.prepare(sql).get()?.count);
}
