import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { GuildDirectory } from '../../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { markPosted } from '../../../src/guilds/posting/delivery-state.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import type { Store, Write } from '../../../src/storage/store/store.ts';

/** How many are done in a second, and how many by node:sqlite alone, which writes the same rows in one transaction, and at least one for each. */
export interface WriteResult {
  readonly name: string;
  readonly ovation: number;
  readonly floor: number;
}

const MEMBERS = 500;
const ROUNDS = 12;
const VOTES_EACH = 8;
const BODY = 'x'.repeat(1500);
const users = Array.from({ length: MEMBERS }, (_, index) => `80351110224${678000 + index}`);

/** Members who write and vote at the same time, and the store alone, beside node:sqlite. */
export async function measureWrites(directory: string): Promise<WriteResult[]> {
  const store = await openStore(`sqlite://${join(directory, 'writes.sqlite')}`, { onUnreadable: () => {} });
  const floor = openFloor(join(directory, 'floor.sqlite'));
  const rows: Write[][] = [];
  const watched: Store = {
    ...store,
    commit(writes) {
      rows.push([...writes]);
      return store.commit(writes);
    },
  };
  const listeners = new Listeners((error) => console.error(error));
  const options = { listeners, clock: SYSTEM_CLOCK, flushDelay: 20, reviewLimit: Infinity };
  const guild = await new GuildDirectory(watched, options).use('1', async (opened) => opened);
  const results: WriteResult[] = [];
  const measure = async (name: string, times: number, act: () => Promise<unknown>) => {
    await act();
    rows.length = 0;
    await act();
    const written = await textsOf(store, rows.flat());
    // Several votes that come together are one row; node:sqlite gets one for each.
    const texts = Array.from(
      { length: Math.max(written.length, times) },
      (_, at) => written[at % written.length] as Row,
    );
    const [ours, theirs] = [[] as number[], [] as number[]];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await timeOf(act));
      theirs.push(await timeOf(async () => floor(texts)));
    }
    results.push({ name, ovation: perSecond(times, ours), floor: perSecond(times, theirs) });
  };
  const { reviews } = store.guild('2');
  const review = { ...(await written(guild, users[0] ?? '', store)), body: BODY };
  await measure('reviews put into the store', MEMBERS, () =>
    Promise.all(users.map((id) => watched.commit([reviews.put(`glass:${id}`, review)]))),
  );
  await measure('reviews written', MEMBERS, () => Promise.all(users.map((id) => write(guild, id))));
  for (const id of users) await post(guild, id);
  await measure('votes, 8 on each of 500 reviews', MEMBERS * VOTES_EACH, () =>
    Promise.all(users.flatMap((id) => vote(guild, id, VOTES_EACH))),
  );
  await measure('votes, one on each of 500 reviews', MEMBERS, () =>
    Promise.all(users.flatMap((id) => vote(guild, id, 1))),
  );
  await store.close();
  return results;
}

let now = 1;
const write = (guild: OpenGuild, id: string) => {
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

async function written(guild: OpenGuild, id: string, store: Store) {
  await write(guild, id);
  const review = await store.guild('1').reviews.get(`glass:${id}`);
  if (review === undefined) throw new Error('The review is not stored');
  return review;
}

async function post(guild: OpenGuild, id: string): Promise<void> {
  const entry = await guild.store.outbox.get(outboxKey('1', `glass:${id}`));
  if (entry !== undefined) await guild.run(markPosted(entry, `1${id}`, 2));
}

/** Members react, or take it back. */
const vote = (guild: OpenGuild, id: string, votes: number) =>
  Array.from({ length: votes }, (_, at) => {
    const reaction = { emoji: '👍', userId: `9${id.slice(1)}${at}`, kind: 'normal', bot: false } as const;
    return guild.votes.change(
      `glass:${id}`,
      `1${id}`,
      (ballot) => ballot.remove(reaction) || ballot.add(reaction),
    );
  });

type Row = readonly [namespace: string, key: string, value: string];

/** The rows that these writes have put, as text. */
async function textsOf(store: Store, writes: readonly Write[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { entryId } of writes) {
    const [namespace = '', key = ''] = entryId.split('\n');
    const [kind, guildId] = namespace.split(':') as ['reviews' | 'votes' | 'activity' | 'outbox', string];
    const entry = await (kind === 'outbox' ? store.outbox : store.guild(guildId)[kind]).get(key);
    rows.push([namespace, key, JSON.stringify({ value: { v: 1, ...entry } })]);
  }
  return rows;
}

function openFloor(file: string): (rows: readonly Row[]) => void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE keyv (namespace TEXT, key TEXT, value TEXT, UNIQUE (namespace, key))');
  const upsert = database.prepare(`INSERT INTO keyv (namespace, key, value) VALUES (?, ?, ?)
    ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value`);
  return (rows) => {
    database.exec('BEGIN');
    for (const row of rows) upsert.run(...row);
    database.exec('COMMIT');
  };
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** By the middle of the times, in milliseconds. */
const perSecond = (times: number, all: number[]): number =>
  (1000 * times) / (all.sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN);
