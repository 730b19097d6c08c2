import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { SYSTEM_CLOCK } from '../../src/clock.ts';
import { GuildDirectory } from '../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import { markPosted } from '../../src/guilds/posting/delivery-state.ts';
import { outboxKey } from '../../src/guilds/posting/outbox-key.ts';
import { deleteReview } from '../../src/guilds/reviews/delete-review.ts';
import { restoreReview } from '../../src/guilds/reviews/restore-review.ts';
import { writeReview } from '../../src/guilds/reviews/write-review.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import type { Store, Write } from '../../src/storage/store/store.ts';

const COUNT = 500;
const BODY = 'x'.repeat(1500);
const users = Array.from({ length: COUNT }, (_, index) => `80351110224${678000 + index}`);

/** Acts in a guild beside their floor: the rows that they write, upserted by node:sqlite alone in one transaction. */
describe(`${COUNT} members at the same time`, () => {
  let directory: string;
  let store: Store;
  let guild: OpenGuild;
  let floor: DatabaseSync;
  let now = 1;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ovation-bench-'));
    store = await openStore(`sqlite://${join(directory, 'store.sqlite')}`, { onUnreadable: () => {} });
    const listeners = new Listeners(() => {});
    const guilds = new GuildDirectory(store, {
      listeners,
      clock: SYSTEM_CLOCK,
      flushDelay: 0,
      reviewLimit: Infinity,
    });
    guild = await guilds.use('1', async (opened) => opened);
    floor = new DatabaseSync(join(directory, 'floor.sqlite'));
    floor.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    floor.exec(`CREATE TABLE keyv (
      namespace TEXT NOT NULL, key TEXT NOT NULL, value TEXT, expires INTEGER, UNIQUE (namespace, key))`);
  });

  afterAll(async () => {
    floor.close();
    await store.close();
    await rm(directory, { recursive: true, force: true });
  });

  const write = (id: string) => {
    now += 1;
    return guild.run(
      writeReview({
        author: { id, name: 'Noor', avatarUrl: 'https://cdn.example/21.png' },
        hasWriterRole: true,
        show: { id: 'glass', title: 'Glass Heart' },
        opinion: { headline: 'Loud and tender', body: BODY, score: 75, spoilers: false },
        channelId: '7',
        now,
      }),
    );
  };

  /** The rows that these acts write, as text. */
  async function rowsOf(act: () => Promise<unknown>): Promise<(readonly [string, string, string])[]> {
    const rows: (readonly [string, string, string])[] = [];
    const { commit } = store;
    (store as { commit: Store['commit'] }).commit = async (writes: readonly Write[]) => {
      await commit(writes);
      for (const { entryId } of writes) {
        const [namespace = '', key = ''] = entryId.split('\n');
        const entry = await collectionOf(namespace).get(key);
        rows.push([namespace, key, JSON.stringify({ value: { v: 1, ...entry } })]);
      }
    };
    await act();
    (store as { commit: Store['commit'] }).commit = commit;
    return rows;
  }

  const collectionOf = (namespace: string) =>
    namespace === 'outbox'
      ? store.outbox
      : namespace.startsWith('votes')
        ? store.guild('1').votes
        : store.guild('1').reviews;

  const upsert = (rows: readonly (readonly [string, string, string])[]): void => {
    const statement = floor.prepare(`INSERT INTO keyv (namespace, key, value) VALUES (?, ?, ?)
      ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value`);
    floor.exec('BEGIN');
    for (const row of rows) statement.run(...row);
    floor.exec('COMMIT');
  };

  test('write reviews', async ({ bench }) => {
    await write(users[0] ?? '');
    const writeAll = () => Promise.all(users.map(write));
    const rows = await rowsOf(writeAll);
    await bench.compare(
      bench('floor: the same rows', () => upsert(rows)),
      bench('acts', async () => void (await writeAll())),
    );
  });

  test('vote, each on another review', async ({ bench }) => {
    for (const id of users) {
      const entry = await store.outbox.get(outboxKey('1', `glass:${id}`));
      if (entry !== undefined) await guild.run(markPosted(entry, `m${id}`, 2));
    }
    const voteAll = () => {
      now += 1;
      const reaction = { emoji: '👍', userId: `${now % 8}`, kind: 'normal', bot: false } as const;
      return Promise.all(
        users.map((id) =>
          guild.votes.change(
            `glass:${id}`,
            `m${id}`,
            (ballot) => ballot.remove(reaction) || ballot.add(reaction),
          ),
        ),
      );
    };
    const rows = await rowsOf(voteAll);
    await bench.compare(
      bench('floor: the same rows', () => upsert(rows)),
      bench('acts', async () => void (await voteAll())),
    );
  });

  test('delete a review and undo that, waiting for each', async ({ bench }) => {
    const key = `glass:${users[0]}`;
    const by = users[0] ?? '';
    await bench.compare(
      bench('floor: twelve rows in two commits', () => {
        const rows = Array.from({ length: 6 }, (_, index) => ['removed', `${index}`, BODY] as const);
        upsert(rows);
        upsert(rows);
      }),
      bench('acts', async () => {
        await guild.run(deleteReview(key, { by, now }));
        await guild.run(restoreReview(key, { by, now }));
      }),
    );
  });
});
