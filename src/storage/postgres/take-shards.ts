import type pg from 'pg';
import type { Shards } from '../backend.ts';
import { StorageError } from '../storage-errors.ts';
import { ABOUT, rowsOf, tryLock } from './advisory-locks.ts';
import { PATIENCE } from './patience.ts';
import type { PostgresPool } from './postgres-pool.ts';

/** Shards that are ours, and the number that they got when we took them: whoever takes one of them after us gives it a higher one. */
export interface Claim extends Shards {
  readonly epoch: number;
}

/**
 * Takes all shards or none, with locks that last as long as the connection. Whoever had one before writes nothing from then on. Rejects
 * with StorageError `locked` when another process has one, or runs with another number.
 */
export async function takeShards(pool: PostgresPool, client: pg.Client, shards: Shards): Promise<Claim> {
  const { count, ids } = shards;
  await client.query('BEGIN');
  try {
    // One after the other; transactions that check an epoch go on meanwhile.
    await client.query('LOCK TABLE ovation_shards IN EXCLUSIVE MODE');
    const known = await rowsOf<{ shard: number; count: number; epoch: number }>(
      client,
      'SELECT shard, count, epoch FROM ovation_shards',
    );
    const other = known.find((row) => row.count !== count);
    if (other !== undefined) {
      // Nobody else holds a shard when nobody else shares this lock.
      if (!(await tryLock(client, ABOUT.sharding, 0)))
        throw new StorageError(
          'locked',
          `${pool.name} is in use by Ovations that run ${other.count} shards, and this one would run ${count}: stop all of them before you change the number.`,
        );
      await client.query('DELETE FROM ovation_shards');
      await client.query('SELECT pg_advisory_unlock($1, 0)', [ABOUT.sharding]);
    }
    await client.query('SELECT pg_advisory_lock_shared($1, 0)', [ABOUT.sharding]);
    for (const shard of ids)
      if (!(await tryLock(client, ABOUT.shard, shard)))
        throw new StorageError(
          'locked',
          count === 1
            ? `Another Ovation is using ${pool.nameInside}; stop it first.`
            : `Another Ovation runs shard ${shard} of ${count}; stop it first, or give this one others (SHARD_IDS).`,
        );
    // With another number, each shard has guilds of all that were there before.
    const before = known.filter(({ shard }) => other !== undefined || ids.includes(shard));
    await endTransactions(client, [...new Set(before.map(({ epoch }) => epoch))]);
    const [made] = await rowsOf<{ epoch: number }>(
      client,
      `WITH made AS (SELECT nextval('ovation_epochs')::int AS epoch),
        taken AS (INSERT INTO ovation_shards (shard, count, epoch) SELECT shard, $2, epoch FROM made, unnest($1::int[]) AS shard
          ON CONFLICT (shard) DO UPDATE SET epoch = excluded.epoch)
        SELECT epoch FROM made`,
      [ids, count],
    );
    await client.query('COMMIT');
    return { count, ids, epoch: made?.epoch ?? 0 };
  } catch (error) {
    await client.query('ROLLBACK');
    await client.query('SELECT pg_advisory_unlock_all()');
    throw error;
  }
}

/**
 * Keeps transactions under epochs from going on until ours is committed: those that began before are ended, because a process that
 * says nothing any more would keep its own open; others wait, and then see that a shard is no longer theirs.
 */
async function endTransactions(client: pg.Client, epochs: readonly number[]): Promise<void> {
  await client.query(
    `SELECT pg_terminate_backend(pid, ${PATIENCE / 2}) FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND objid = ANY($2::oid[])
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()`,
    [ABOUT.fence, epochs],
  );
  for (const epoch of epochs)
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [ABOUT.fence, epoch]);
}

/** What became of shards that we had, when the connection that held their locks was lost. */
export type Retaken = 'ours' | 'locked' | 'taken';

/**
 * Locks shards of ours again on another connection. Resolves to `ours`; to `locked` when another connection has the lock of one,
 * although nobody has taken it, as one that would take several does for a moment; to `taken` when another process has one.
 */
export async function retakeShards(client: pg.Client, claim: Claim): Promise<Retaken> {
  await client.query('SELECT pg_advisory_lock_shared($1, 0)', [ABOUT.sharding]);
  let areLocked = true;
  for (const shard of claim.ids) areLocked = areLocked && (await tryLock(client, ABOUT.shard, shard));
  if (!(await areOurs(client, claim))) return 'taken';
  return areLocked ? 'ours' : 'locked';
}

/** Resolves to whether nobody has taken a shard since. */
export async function areOurs(client: pg.Client, { ids, epoch }: Claim): Promise<boolean> {
  const [row] = await rowsOf<{ count: number }>(
    client,
    'SELECT count(*)::int AS count FROM ovation_shards WHERE epoch = $1',
    [epoch],
  );
  return row?.count === ids.length;
}
