import pg from 'pg';
import type { Floor } from './floor-rows.ts';

const UPSERT = {
  name: 'upsert',
  text: `INSERT INTO keyv (namespace, key, value) VALUES ($1, $2, $3)
    ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value`,
};

/** Puts rows into an empty database with pg alone, which sends a transaction without waiting for the answers to its statements. */
export async function openPostgresFloor(url: string): Promise<Floor> {
  const client = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig);
  await client.connect();
  await client.query('CREATE TABLE keyv (namespace text, key text, value text, UNIQUE (namespace, key))');
  let transactions = 0;
  return {
    async put(rows) {
      transactions += 1;
      const begun = client.query('BEGIN');
      const upserts = rows.map(([namespace, key, value]) =>
        client.query({ ...UPSERT, values: [namespace, key, `${value}${transactions % 10}`] }),
      );
      await Promise.all([begun, ...upserts, client.query('COMMIT')]);
    },
    end: () => client.end(),
  };
}
