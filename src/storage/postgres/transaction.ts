import { Keyv } from 'keyv';
import type { Client } from 'pg';
import { aloneWith } from '../alone-with.ts';
import type { Backend } from '../backend.ts';
import { type Statement, StatementGatherer } from '../statement-gatherer.ts';
import { StorageError } from '../storage-errors.ts';
import { hangUp } from './hang-up.ts';
import { adapterOn } from './postgres-backend.ts';
import { isConnectionLost, storageErrorOf } from './postgres-failure.ts';
import { PostgresPool } from './postgres-pool.ts';
import { isOurs } from './postgres-schema.ts';
import { entriesBy, type Query } from './read-postgres.ts';

/**
 * A database as it is at one moment, while others go on with it, who must be nobody when it is to be kept. What is written to it is seen
 * here alone, and is gone once it is closed.
 */
export interface Transaction extends Backend {
  /**
   * Lets everybody see what was written, at once. Rejects with StorageError, with nothing written, when the server refuses;
   * with a sentence that says so when nobody knows.
   */
  keep(): Promise<void>;
}

export interface TransactionOptions {
  /** Whether it is about a table of its own, which is empty at first, in place of the database's. */
  readonly isBeside?: boolean;
  /** What it begins with, when what is written will be kept; see `PostgresBackend.guard`. */
  readonly guard?: readonly Statement[];
}

/** How long one statement may take, in milliseconds: nobody waits for it but an operator, or a schedule. */
const PATIENCE = 60_000;

/** What PostgreSQL calls the schema of tables that a connection alone has, which come before all others. */
const TEMPORARY = 'pg_temp';

/**
 * Begins a transaction on a connection of its own. Rejects with StorageError, with nothing made, when the database has no data of
 * Ovation.
 */
export async function openTransaction(url: string, options: TransactionOptions = {}): Promise<Transaction> {
  const pool = new PostgresPool(url);
  let client: Client | undefined;
  const close = async () => {
    // The server undoes what was not kept.
    if (client !== undefined) await hangUp(client);
    await pool.close();
  };
  try {
    client = await pool.single(PATIENCE);
    await begin(client, pool.name, options);
  } catch (error) {
    await close();
    throw storageErrorOf(error, pool.name);
  }
  return { ...databaseOn(pool, client, options), close };
}

async function begin(
  client: Client,
  name: string,
  { isBeside = false, guard }: TransactionOptions,
): Promise<void> {
  // The first statement that reads is the moment; the guard has to see what others did until it is their turn to wait.
  await client.query(guard === undefined ? 'BEGIN ISOLATION LEVEL REPEATABLE READ' : 'BEGIN');
  for (const { sql, parameters } of guard ?? []) await client.query(sql, [...parameters]);
  if (!(await isOurs(client, name)))
    throw new StorageError('unavailable', `${name} has no data of Ovation yet.`);
  if (isBeside) await client.query(`CREATE TEMPORARY TABLE keyv (LIKE keyv INCLUDING ALL)`);
}

function databaseOn(
  pool: PostgresPool,
  client: Client,
  { isBeside = false }: TransactionOptions,
): Omit<Transaction, 'close'> {
  const fail = (error: unknown): never => {
    throw storageErrorOf(error, pool.name);
  };
  const failKeeping = (error: unknown): never => {
    if (!isConnectionLost(error)) return fail(error);
    const message = `${pool.name} has stopped answering, and may have done it all or nothing: try again.`;
    throw new StorageError('unavailable', message, { cause: error });
  };
  const query: Query = (sql, parameters) => pool.send(client, sql, parameters).then(({ rows }) => rows, fail);
  const gatherer = new StatementGatherer((act) =>
    Promise.all(act.map(({ sql, parameters }) => query(sql, parameters))),
  );
  const Adapter = adapterOn((sql, parameters) => gatherer.query(sql, parameters));
  const schema = isBeside ? { schema: TEMPORARY } : {};
  return {
    open: (namespace) => new Keyv({ store: new Adapter(schema), namespace, serialization: JSON }),
    ...entriesBy(query, query),
    commit: (calls) => gatherer.commit(calls),
    keep: () => client.query('COMMIT').then(() => {}, failKeeping),
    async purge() {},
    ...aloneWith(),
    lost: new Promise(() => {}),
  };
}
