import type pg from 'pg';
import { StorageError } from '../storage-errors.ts';
import { hangUp } from './hang-up.ts';
import type { BackendId, PostgresPool } from './postgres-pool.ts';

/** How many transactions are looked at: a pooler that others use as well may give one of them a connection of its own by chance. */
const TRANSACTIONS = 5;

/**
 * Rejects with StorageError when something gives each transaction another connection to the server: locks would be the next client's.
 * Others that come between keep one connection for one client.
 * @param client a connection outside of a transaction, whose process of the server would then be free for others
 */
export async function refusePooler(pool: PostgresPool, client: pg.ClientBase): Promise<void> {
  const { processID } = client as pg.ClientBase & { processID: BackendId };
  // A pooler has numbers of its own.
  if (processID === pool.backendOf(client)) return;
  const own = await processOf(client);
  const others: pg.Client[] = [];
  try {
    for (let transaction = 0; transaction < TRANSACTIONS; transaction += 1) {
      const other = await pool.single();
      others.push(other);
      await other.query('BEGIN');
      if ((await processOf(other)) === own || (await processOf(client)) !== own)
        throw new StorageError(
          'unavailable',
          `A connection pooler in transaction mode stands before ${pool.nameInside}: Ovation needs connections of its own. Point DATABASE_URL at PostgreSQL itself, or set the pooler to session mode.`,
        );
    }
  } finally {
    await Promise.all(others.map(hangUp));
  }
}

async function processOf(client: pg.ClientBase): Promise<BackendId> {
  const { rows } = await client.query('SELECT pg_backend_pid() AS id');
  return rows[0].id;
}
