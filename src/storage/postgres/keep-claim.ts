import type pg from 'pg';
import { hangUp } from './hang-up.ts';
import { pause } from './patience.ts';
import { isConnectionLost } from './postgres-failure.ts';
import type { BackendId, PostgresPool } from './postgres-pool.ts';
import { areOurs, type Claim, retakeShards } from './take-shards.ts';

/** How often the connection that holds the locks is tried, in milliseconds. */
const HEARTBEAT = 5000;
/** The first and the longest pause before the locks are taken again, in milliseconds. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2000;

export interface KeepOptions {
  readonly pool: PostgresPool;
  /** Opens a connection for the locks. */
  connect(): Promise<pg.Client>;
  /** Aborted when they are no longer needed. */
  readonly signal: AbortSignal;
}

/**
 * Takes the locks of shards again whenever their connection is lost, as long as nobody has taken one. Resolves to whether that is so:
 * false once the signal is aborted. Never rejects.
 * @param first the connection that has the locks
 */
export async function keepClaim(claim: Claim, first: pg.Client, options: KeepOptions): Promise<boolean> {
  const { pool, signal } = options;
  let client: pg.Client | undefined = first;
  let backend: BackendId | undefined;
  for (let wait = FIRST_PAUSE; !signal.aborted; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
    if (client !== undefined) {
      wait = FIRST_PAUSE;
      backend = pool.backendOf(client) ?? backend;
      if (await isTaken(client, claim)) return true;
      await hangUp(client);
      if (signal.aborted) return false;
    }
    const again = await reconnect(claim, backend, options);
    if (again === 'taken') return true;
    client = again;
    if (client === undefined) await pause(wait, signal);
  }
  if (client !== undefined) await hangUp(client);
  return false;
}

/** Resolves to true once another process has a shard of ours; to false once the connection is gone, or the server says nothing on it. */
async function isTaken(client: pg.Client, claim: Claim): Promise<boolean> {
  const ended = new AbortController();
  client.once('end', () => ended.abort());
  for (;;) {
    await pause(HEARTBEAT, ended.signal);
    if (ended.signal.aborted) return false;
    try {
      if (!(await areOurs(client, claim))) return true;
    } catch (error) {
      if (isConnectionLost(error)) return false;
    }
  }
}

/**
 * Resolves to a connection that holds the locks; to undefined when that isn't possible yet.
 * @param before what served the last one, and may not have noticed that it is lost
 */
async function reconnect(
  claim: Claim,
  before: BackendId | undefined,
  { pool, connect }: KeepOptions,
): Promise<pg.Client | 'taken' | undefined> {
  let client: pg.Client | undefined;
  try {
    client = await connect();
    if (before !== undefined) await pool.end(client, before);
    const retaken = await retakeShards(client, claim);
    if (retaken === 'ours') return client;
    await hangUp(client);
    return retaken === 'taken' ? 'taken' : undefined;
  } catch {
    if (client !== undefined) await hangUp(client);
    return undefined;
  }
}
