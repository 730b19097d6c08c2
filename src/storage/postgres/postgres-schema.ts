import type { ClientBase } from 'pg';
import { StorageError } from '../storage-errors.ts';
import { ABOUT, rowsOf } from './advisory-locks.ts';

/** PostgreSQL 15, the oldest that is tried with Ovation: Debian 12 has it. */
const OLDEST_VERSION = 150_000;

/** Any number that no other application is likely to take: "OVAT". */
const SCHEMA_LOCK = 0x4f_56_41_54;

/**
 * What memory holds of a review, as `FactRow` says: JSON, or NULL when the value is none, or too long for the index. Keyv wraps the entry in
 * `{"value": …}`. jsonb refuses some JSON (a text with U+0000), which is then read whole.
 */
const FACTS_FUNCTION = `CREATE OR REPLACE FUNCTION ovation_review_facts(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  review jsonb;
  facts text;
BEGIN
  review := value::jsonb -> 'value';
  IF review IS NULL THEN RETURN NULL; END IF;
  facts := jsonb_build_array(
    coalesce(jsonb_typeof(review -> 'headline'), jsonb_typeof(review -> 'body')),
    jsonb_build_array(review -> 'v', review -> 'score', review -> 'writtenAt', review -> 'editedAt', review -> 'posting',
      review -> 'aspects', review -> 'progress' -> 'status', review -> 'imported' -> 'at', review -> 'author' -> 'name'))::text;
  RETURN CASE WHEN octet_length(facts) < 2000 THEN facts END;
EXCEPTION WHEN others THEN RETURN NULL;
END $$`;

/**
 * Fails a transaction under an epoch when not all shards that were taken with it have it still. Whoever takes a shard waits for the
 * transactions that hold the lock. VOLATILE: it counts what is there once it has the lock.
 */
const GUARD_FUNCTION = `CREATE FUNCTION ovation_guard(own int, shards int) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(${ABOUT.fence}, own);
  IF (SELECT count(*) FROM ovation_shards WHERE epoch = own) < shards THEN
    RAISE EXCEPTION USING ERRCODE = 'OV001', MESSAGE = 'a shard has another owner';
  END IF;
END $$`;

/**
 * Keyv's table, made before Keyv's adapter would: its index is on (key, namespace), so reading one namespace would read all of them. Texts
 * are ordered by their bytes, as in SQLite. PostgreSQL keeps the facts of a review beside its text, so that a guild is loaded without
 * reading those.
 */
const TABLE = [
  FACTS_FUNCTION,
  `CREATE TABLE keyv (
    key text COLLATE "C" NOT NULL,
    value text,
    namespace text COLLATE "C" DEFAULT NULL,
    expires bigint DEFAULT NULL,
    facts text GENERATED ALWAYS AS (CASE WHEN namespace LIKE 'reviews:%' THEN ovation_review_facts(value) END) STORED)`,
  // Which process has a shard: see ShardClaims.
  'CREATE TABLE ovation_shards (shard int PRIMARY KEY, count int NOT NULL, epoch int NOT NULL)',
  'CREATE SEQUENCE ovation_epochs AS int',
  GUARD_FUNCTION,
  // The name and the columns by which the adapter finds what it writes to.
  "CREATE UNIQUE INDEX keyv_key_namespace_idx ON keyv (COALESCE(namespace, ''), key)",
  "CREATE INDEX keyv_review_facts ON keyv (namespace, key) INCLUDE (facts) WHERE namespace >= 'reviews:' AND namespace < 'reviews;'",
];

const MARK = 'Ovation keeps its data here, one row for each entry';

/**
 * Makes the tables in a database that has none. Rejects with StorageError when the server is none for us, or when what is there belongs
 * to another application.
 * @param name what the operator is told the database is
 */
export async function ensureSchema(client: ClientBase, name: string): Promise<void> {
  await refuseUnfit(client, name);
  if (await isOurs(client, name)) return;
  await client.query('BEGIN');
  try {
    // Another Ovation may start at the same moment.
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    if (!(await isOurs(client, name))) {
      for (const statement of TABLE) await client.query(statement);
      await client.query(`COMMENT ON TABLE keyv IS '${MARK}'`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function refuseUnfit(client: ClientBase, name: string): Promise<void> {
  const [server] = await rowsOf<{ version: number; is_standby: boolean; encoding: string }>(
    client,
    `SELECT current_setting('server_version_num')::int AS version, pg_is_in_recovery() AS is_standby,
      current_setting('server_encoding') AS encoding`,
  );
  if (server === undefined) return;
  const { version, is_standby: isStandby, encoding } = server;
  if (version < OLDEST_VERSION)
    throw new StorageError(
      'unavailable',
      `${name} runs PostgreSQL ${Math.floor(version / 10_000)}, and Ovation needs 15 or newer: update PostgreSQL.`,
    );
  if (isStandby)
    throw new StorageError(
      'unavailable',
      `${name} is a standby, which takes no writes: point DATABASE_URL at the primary server.`,
    );
  if (encoding !== 'UTF8')
    throw new StorageError(
      'unavailable',
      `${name} has the encoding ${encoding}, which can't hold all texts: make another with CREATE DATABASE ovation ENCODING 'UTF8' TEMPLATE template0.`,
    );
}

/** Whether the table is there. Rejects with StorageError when one of that name is another application's. */
export async function isOurs(client: ClientBase, name: string): Promise<boolean> {
  const [table] = await rowsOf<{ mark: string | null }>(
    client,
    // From pg_class, whose lock has the server look for what others have made: it remembers names that were not there.
    "SELECT obj_description(oid, 'pg_class') AS mark FROM pg_class WHERE oid = to_regclass('keyv')",
  );
  if (table === undefined) return false;
  if (table.mark === MARK) return true;
  throw new StorageError(
    'other-application',
    `${name} has a table "keyv" of another application. It was left as it is: make a database for Ovation alone (CREATE DATABASE ovation), and point DATABASE_URL at that.`,
  );
}
