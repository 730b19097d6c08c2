import type { DatabaseSync } from 'node:sqlite';

/**
 * What memory holds of a review, as `FactRow` says; NULL when the entry is no JSON. Keyv wraps the entry in `{"value": …}`. One
 * look-up for all, because each takes as long as writing a line of text.
 */
const FACTS = `CASE json_valid(value) WHEN 1 THEN json_array(
  coalesce(json_type(value, '$.value.headline'), json_type(value, '$.value.body')),
  json_extract(value, '$.value.v', '$.value.score', '$.value.writtenAt', '$.value.editedAt', '$.value.posting',
    '$.value.aspects', '$.value.progress.status', '$.value.imported.at', '$.value.author.name')) END`;

/** The namespaces `reviews:<guild>`. A query has to say so too, or SQLite does not use the index. */
const REVIEWS = "namespace >= 'reviews:' AND namespace < 'reviews;'";

const NAME = 'review_facts';
const INDEX = `CREATE INDEX ${NAME} ON keyv (namespace, key, ${FACTS}) WHERE ${REVIEWS}`;

/**
 * One page of facts, with namespace, key to begin after, and how many: as one text, because a row for each takes longer from
 * one thread to another than all the rest. It reads the index alone, never the text of a review.
 */
export const SELECT_FACTS = `SELECT '[' || coalesce(group_concat('[' || json_quote(key) || ',' || coalesce(facts, 'null') || ']'), '') || ']' AS page FROM (
  SELECT key, ${FACTS} AS facts FROM keyv INDEXED BY ${NAME}
  WHERE namespace = ? AND key > ? AND ${REVIEWS} ORDER BY key LIMIT ?)`;

/**
 * Has SQLite keep the facts of all reviews together, beside their texts, so that a guild is loaded without reading those. SQLite
 * itself keeps the index true, whoever writes. Takes some seconds for a million reviews when a database has none yet,
 * or the one of another version.
 */
export function ensureFactIndex(database: DatabaseSync): void {
  const { sql } = database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(NAME) ?? {};
  if (sql === INDEX) return;
  database.exec(`DROP INDEX IF EXISTS ${NAME}`);
  database.exec(INDEX);
}
