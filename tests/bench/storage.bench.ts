import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Review } from '../../src/reviews/review.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import type { Collection, Store } from '../../src/storage/store/store.ts';
import { fullReview } from '../storage/store/sample-entries.ts';

/** The store beside its floor: the same rows through node:sqlite alone, in the thread that asks. */
describe('setting reviews of 1,500 characters', () => {
  const review: Review = { ...fullReview, body: 'x'.repeat(1500) };
  const text = JSON.stringify({ value: { v: 1, ...review } });
  const keys = Array.from({ length: 1000 }, (_, index) => `show-${index}:80351110224678912`);
  let directory: string;
  let store: Store;
  let reviews: Collection<Review>;
  let floor: DatabaseSync;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ovation-bench-'));
    store = await openStore(`sqlite://${join(directory, 'store.sqlite')}`, { onUnreadable: () => {} });
    reviews = store.guild('1').reviews;
    floor = new DatabaseSync(join(directory, 'floor.sqlite'));
    floor.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    floor.exec('CREATE TABLE keyv (namespace TEXT, key TEXT, value TEXT, UNIQUE (namespace, key))');
  });

  afterAll(async () => {
    floor.close();
    await store.close();
    await rm(directory, { recursive: true, force: true });
  });

  const setFloor = (some: readonly string[]): void => {
    const upsert = floor.prepare('INSERT OR REPLACE INTO keyv VALUES (?, ?, ?)');
    for (const key of some) upsert.run('reviews:1', key, text);
  };

  test('1,000 at the same time', async ({ bench }) => {
    await bench.compare(
      bench('floor: one transaction', () => {
        floor.exec('BEGIN');
        setFloor(keys);
        floor.exec('COMMIT');
      }),
      bench('floor: a commit each', () => setFloor(keys)),
      bench(
        'store',
        async () => void (await Promise.all(keys.map((key) => store.commit([reviews.put(key, review)])))),
      ),
    );
  });

  test('one, and waiting for it', async ({ bench }) => {
    await bench.compare(
      bench('floor', () => setFloor(keys.slice(0, 1))),
      bench('store', () => store.commit([reviews.put('show-0:80351110224678912', review)])),
    );
  });

  test('reading 1,000', async ({ bench }) => {
    await bench.compare(
      bench('floor: select and parse', () => {
        const rows = floor.prepare('SELECT value FROM keyv WHERE namespace = ?').all('reviews:1');
        for (const { value } of rows) JSON.parse(String(value));
      }),
      bench('store: entries', async () => {
        for await (const [key] of reviews.entries()) if (key === '') throw new Error('A key is empty.');
      }),
    );
  });
});
