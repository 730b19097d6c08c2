import type { DatabaseSync } from 'node:sqlite';
import { META_KEY } from '../../storage/store/schema-version.ts';

/** What a database says of itself, as it lies there; undefined when it says nothing. */
export function storedMeta(database: DatabaseSync): unknown {
  const hasTable = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'keyv'").get();
  if (hasTable === undefined) return undefined;
  return database.prepare("SELECT value FROM keyv WHERE namespace = 'meta' AND key = ?").get(META_KEY)?.value;
}

/** How many reviews a database has. */
export function countReviews(database: DatabaseSync): number {
  const sql = "SELECT count(*) AS count FROM keyv WHERE namespace >= 'reviews:' AND namespace < 'reviews;'";
  return Number(database.prepare(sql).get()?.count);
}
