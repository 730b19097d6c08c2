import type pg from 'pg';
import { hangUp } from './hang-up.ts';
import type { PostgresPool } from './postgres-pool.ts';

/**
 * Has the server notice within half a minute that a machine is gone, which would hold its locks for hours.
 * https://www.postgresql.org/docs/current/runtime-config-connection.html#RUNTIME-CONFIG-CONNECTION-SETTINGS
 */
const KEEPALIVE =
  'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';

/** How long a process may say nothing on the connection, in milliseconds: one that is paused or hangs would hold its locks as well. */
const SILENCE = 30_000;

/** Opens a connection for locks, which the server takes back when it ends. Rejects with what the driver says. */
export async function openLockConnection(pool: PostgresPool, silence = SILENCE): Promise<pg.Client> {
  const client = await pool.single();
  try {
    await client.query(`${KEEPALIVE}; SET idle_session_timeout = ${silence}`);
    return client;
  } catch (error) {
    await hangUp(client);
    throw error;
  }
}
