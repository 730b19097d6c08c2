import type pg from 'pg';

/**
 * What PostgreSQL's advisory locks, which are of one database, are about: the first of their two numbers. The second is a shard, 0, an
 * epoch (see ShardClaims), or the hash of a name. Numbers that no other application is likely to take.
 */
export const ABOUT = {
  shard: 0x4f_56_01,
  /** Shared by all processes that have shards. */
  sharding: 0x4f_56_02,
  /** Shared by all transactions under an epoch, until they end. */
  fence: 0x4f_56_03,
  /** Of work that one process does at a time. */
  work: 0x4f_56_04,
} as const;

/** Resolves to whether this connection has a lock, until it gives it back or ends. */
export async function tryLock(client: pg.ClientBase, about: number, which: number): Promise<boolean> {
  const [row] = await rowsOf<{ got: boolean }>(client, 'SELECT pg_try_advisory_lock($1, $2) AS got', [
    about,
    which,
  ]);
  return row?.got === true;
}

/** Runs a statement. Resolves to its rows. */
export async function rowsOf<Row>(
  client: pg.ClientBase,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return (await client.query(sql, [...parameters])).rows as Row[];
}
