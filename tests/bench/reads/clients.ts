import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** What a database's own client does beside Ovation, in the same database. */
export interface Client {
  /** Resolves to the entry under a key. */
  get(namespace: string, key: string): Promise<unknown>;
  /** Resolves to how many entries of a namespace it has read and parsed. */
  readAll(namespace: string): Promise<number>;
  close(): Promise<void>;
}

/** node:sqlite, in the thread that asks. */
export function sqliteClient(file: string): Client {
  const database = new DatabaseSync(file, { readOnly: true });
  const one = database.prepare('SELECT value FROM keyv WHERE namespace = ? AND key = ?');
  const all = database.prepare('SELECT key, value FROM keyv WHERE namespace = ?');
  return {
    get: async (namespace, key) => JSON.parse(String(one.get(namespace, key)?.value)),
    async readAll(namespace) {
      let count = 0;
      for (const { value } of all.iterate(namespace))
        count += JSON.parse(String(value)) === undefined ? 0 : 1;
      return count;
    },
    close: async () => database.close(),
  };
}

/** pg, with one connection. */
export async function postgresClient(url: string): Promise<Client> {
  const client = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig);
  await client.connect();
  const one = { name: 'one', text: "SELECT value FROM keyv WHERE COALESCE(namespace, '') = $1 AND key = $2" };
  const all = { name: 'all', text: "SELECT key, value FROM keyv WHERE COALESCE(namespace, '') = $1" };
  return {
    async get(namespace, key) {
      const { rows } = await client.query({ ...one, values: [namespace, key] });
      return JSON.parse(rows[0].value);
    },
    async readAll(namespace) {
      const { rows } = await client.query({ ...all, values: [namespace] });
      return rows.filter(({ value }) => JSON.parse(value) !== undefined).length;
    },
    close: () => client.end(),
  };
}
