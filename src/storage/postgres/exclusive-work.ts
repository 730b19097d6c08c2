import type pg from 'pg';
import { storageErrorOf } from './postgres-failure.ts';
import { hangUp, type PostgresPool } from './postgres-pool.ts';

/** The first of two numbers in PostgreSQL's advisory locks of this kind; the second is made of the work's name. */
const EXCLUSIVE = 0x4f_56_04;

/** How long others may do work of the same name, in milliseconds. */
const TURN = 10 * 60_000;

/**
 * As `Backend.exclusively`: on a connection of its own, because one that waits here for another process would be missing elsewhere.
 * Rejects with StorageError when the server can't be asked whose turn it is. The turn ends early when the connection does.
 */
export async function exclusively<T>(pool: PostgresPool, name: string, work: () => Promise<T>): Promise<T> {
  const client = await takeTurn(pool, name).catch((error: unknown) => {
    throw storageErrorOf(error, pool.name);
  });
  try {
    return await work();
  } finally {
    // The lock goes with the connection.
    await hangUp(client);
  }
}

async function takeTurn(pool: PostgresPool, name: string): Promise<pg.Client> {
  const client = await pool.single(TURN);
  try {
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [EXCLUSIVE, name]);
    return client;
  } catch (error) {
    void hangUp(client);
    throw error;
  }
}
