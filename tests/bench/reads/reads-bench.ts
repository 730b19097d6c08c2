import { join } from 'node:path';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { fullReview } from '../../storage/store/sample-entries.ts';
import type { PostgresServer } from '../../support/postgres/postgres-server.ts';
import { middleOf } from '../figures/section.ts';
import { timeOf } from '../figures/time-of.ts';
import { BODY } from '../writes/writing-members.ts';
import { type Client, postgresClient, sqliteClient } from './clients.ts';

/** How many are read in a second, by Ovation and by the database's own client. */
export interface ReadResult {
  readonly name: string;
  readonly ovation: number;
  readonly client: number;
}

/** Of so many reviews, one after the other, or so many at the same time. */
const ALONE = 200;
const TOGETHER = 500;
const WRITTEN_AT_ONCE = 500;

/** Reads a guild's reviews from an SQLite file, beside node:sqlite. */
export async function measureSqliteReads(
  directory: string,
  reviews: number,
  rounds: number,
): Promise<ReadResult[]> {
  const file = join(directory, 'reads.sqlite');
  return measureReads(`sqlite://${file}`, async () => sqliteClient(file), reviews, rounds);
}

/** The same on a PostgreSQL server, beside pg. */
export async function measurePostgresReads(
  server: PostgresServer,
  reviews: number,
  rounds: number,
): Promise<ReadResult[]> {
  const url = await server.createDatabase();
  const open = async (): Promise<Client> => {
    // As the server does by itself some time after so many rows have come.
    await server.query('VACUUM ANALYZE keyv', new URL(url).pathname.slice(1));
    return postgresClient(url);
  };
  return measureReads(url, open, reviews, rounds);
}

async function measureReads(
  url: string,
  open: () => Promise<Client>,
  count: number,
  rounds: number,
): Promise<ReadResult[]> {
  const store = await openStore(url, { onUnreadable: () => {} });
  const { reviews } = store.guild('1');
  const keys = Array.from({ length: count }, (_, at) => `glass:80351110224${at}`);
  for (let at = 0; at < count; at += WRITTEN_AT_ONCE)
    await store.commit(
      keys.slice(at, at + WRITTEN_AT_ONCE).map((key) => reviews.put(key, { ...fullReview, body: BODY })),
    );
  const client = await open();
  const namespace = 'reviews:1';
  const some = (most: number) => keys.slice(0, most);
  const one = async (most: number, get: (key: string) => Promise<unknown>) => {
    for (const key of some(most)) await get(key);
  };
  const get = (key: string) => client.get(namespace, key);
  const all = () => client.readAll(namespace);
  const results: ReadResult[] = [];
  const measure = async (name: string, most: number, ours: () => unknown, theirs: () => unknown) => {
    const [ovation, beside] = [[] as number[], [] as number[]];
    for (let round = 0; round < rounds; round++) {
      ovation.push(await timeOf(ours));
      beside.push(await timeOf(theirs));
    }
    const perSecond = (times: number[]) => (1000 * Math.min(most, count)) / middleOf(times);
    results.push({ name, ovation: perSecond(ovation), client: perSecond(beside) });
  };
  await measure(
    'reviews by their keys, one by one',
    ALONE,
    () => one(ALONE, (key) => reviews.get(key)),
    () => one(ALONE, get),
  );
  await measure(
    'reviews by their keys, at the same time',
    TOGETHER,
    () => Promise.all(some(TOGETHER).map((key) => reviews.get(key))),
    () => Promise.all(some(TOGETHER).map(get)),
  );
  await measure('facts of a server, as it is loaded', count, () => store.reviewFacts('1', () => {}), all);
  await measure(
    'reviews of a server with their texts',
    count,
    async () => {
      for await (const _ of reviews.entries());
    },
    all,
  );
  await client.close();
  await store.close();
  return results;
}
