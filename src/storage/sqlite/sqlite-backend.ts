import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { KeyvSqlite, type SqliteDriver } from '@keyv/sqlite';
import { Keyv } from 'keyv';
import { aloneWith } from '../alone-with.ts';
import type { Backend } from '../backend.ts';
import { StatementGatherer } from '../statement-gatherer.ts';
import { StorageError } from '../storage-errors.ts';
import type { Statement } from './act-group.ts';
import { clearRows } from './clear-rows.ts';
import { locateFile } from './locate-file.ts';
import { countRows, readFacts, readKeysHolding, readNamespaces, readRows } from './read-pages.ts';
import { connectSqlite } from './sqlite-connection.ts';
import type { SqliteOptions } from './sqlite-database.ts';

/**
 * Opens a database file (relative to the working directory or absolute), creating it and its directories when missing.
 * Every namespace has its own Keyv adapter; all of them share one connection. Rejects with StorageError.
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Backend> {
  const file = locate(path);
  const connection = await connectSqlite(file, options);
  const gatherer = new StatementGatherer(connection.run);
  /** Reads while the caller works with the page before. */
  const read = async (sql: string, parameters: Statement['parameters']) =>
    (await connection.run([{ sql, parameters }], true))[0] ?? [];
  const driver: SqliteDriver = {
    name: 'custom',
    connect: async () => ({
      query: (sql, ...parameters) => gatherer.query(sql, parameters as Statement['parameters']),
      close: async () => {},
    }),
  };
  // Earlier versions had Keyv drop entries by the machine's clock, which may be wrong.
  await new KeyvSqlite({ driver }).query('UPDATE keyv SET expires = NULL WHERE expires IS NOT NULL');
  return {
    open(namespace) {
      const adapter = new KeyvSqlite({ driver });
      return new Keyv({ store: adapter, namespace, serialization: JSON });
    },
    pages: (namespace, beginning) => readRows(read, namespace, beginning),
    factPages: (namespace) => readFacts(read, namespace),
    namespaces: () => readNamespaces(read),
    clear: (namespace, beginning) =>
      clearRows((statement) => connection.run([statement]), namespace, beginning),
    keysHolding: (namespace, text, beginning) => readKeysHolding(read, namespace, text, beginning),
    purge: () => connection.purge(),
    count: (namespace) => countRows(read, namespace),
    commit: (calls) => gatherer.commit(calls),
    // Its file is locked.
    ...aloneWith(),
    lost: connection.lost,
    close: connection.close,
  };
}

/** Makes the file's directory and finds the file, at once, so that the file's thread starts before its caller goes on: see `startBot`. */
function locate(path: string): string {
  const directory = dirname(resolve(path));
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Cannot make the directory ${directory} for the database: ${reason}.`;
    throw new StorageError('unavailable', message, { cause: error });
  }
  return locateFile(path);
}
