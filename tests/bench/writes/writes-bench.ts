import { join } from 'node:path';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { GuildDirectory } from '../../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import type { Store, Write } from '../../../src/storage/store/store.ts';
import { fullReview } from '../../storage/store/sample-entries.ts';
import type { PostgresServer } from '../../support/postgres/postgres-server.ts';
import { middleOf } from '../figures/section.ts';
import { timeOf } from '../figures/time-of.ts';
import { openPostgresFloor } from './floor-postgres.ts';
import { type Floor, type Row, rowsOf } from './floor-rows.ts';
import { openSqliteFloor } from './floor-sqlite.ts';
import { openFloorThread } from './floor-thread.ts';
import { BODY, post, vote, write } from './writing-members.ts';

/** How many are durable in a second, and how many rows by what stands beside Ovation. */
export interface WriteResult {
  readonly name: string;
  /** One by one, or all at the same time. */
  readonly isGroup: boolean;
  readonly ovation: number;
  readonly floors: readonly number[];
}

const MEMBERS = 500;
/** Of so many members, one after the other. */
const ALONE = 25;
const VOTES_EACH = 8;
const VOTE = JSON.stringify({ value: { v: 1, member: '803511102246780001', emoji: '👍', kind: 'normal' } });
const users = Array.from({ length: MEMBERS }, (_, index) => `80351110224${678000 + index}`);

/** Members who write and vote, at the same time and one after the other, beside node:sqlite in this thread and in another. */
export function measureSqliteWrites(directory: string, rounds: number): Promise<WriteResult[]> {
  const put = openSqliteFloor(join(directory, 'floor.sqlite'));
  const floors = [
    { put: async (rows: readonly Row[]) => put(rows), end: async () => {} },
    openFloorThread(join(directory, 'floor-thread.sqlite')),
  ];
  return measureWrites(`sqlite://${join(directory, 'writes.sqlite')}`, floors, rounds);
}

/** The same on a PostgreSQL server, beside pg. */
export async function measurePostgresWrites(server: PostgresServer, rounds: number): Promise<WriteResult[]> {
  const floor = await openPostgresFloor(await server.createDatabase());
  return measureWrites(await server.createDatabase(), [floor], rounds);
}

async function measureWrites(url: string, floors: readonly Floor[], rounds: number): Promise<WriteResult[]> {
  const store = await openStore(url, { onUnreadable: () => {} });
  const commits: (readonly Write[])[] = [];
  const watched: Store = {
    ...store,
    commit(writes) {
      commits.push(writes);
      return store.commit(writes);
    },
  };
  const listeners = new Listeners((error) => console.error(error));
  const options = { listeners, clock: SYSTEM_CLOCK, flushDelay: 0, reviewLimit: Infinity };
  const guild = await new GuildDirectory(watched, options).use('1', async (opened) => opened);
  const results: WriteResult[] = [];

  async function measure(
    name: string,
    each: number,
    act: (id: string, times: number) => readonly Promise<unknown>[],
  ): Promise<void> {
    const together = () => Promise.all(users.flatMap((id) => act(id, each)));
    const alone = async () => {
      for (const id of users.slice(0, ALONE)) await act(id, 1)[0];
    };
    await together();
    for (const [isGroup, run] of [
      [true, together],
      [false, alone],
    ] as const) {
      const count = isGroup ? each * MEMBERS : ALONE;
      commits.length = 0;
      await run();
      const rows: Row[][] = [];
      for (const writes of commits) rows.push(await rowsOf(store, writes));
      const transactions = isGroup ? [each > 1 ? votesAlone(count) : rows.flat()] : rows;
      const ours: number[] = [];
      const theirs = floors.map(() => [] as number[]);
      for (let round = 0; round < rounds; round++) {
        ours.push(await timeOf(run));
        for (const [at, floor] of floors.entries())
          theirs[at]?.push(
            await timeOf(async () => {
              for (const each of transactions) await floor.put(each);
            }),
          );
      }
      const perSecond = (times: number[]) => (1000 * count) / middleOf(times);
      results.push({ name, isGroup, ovation: perSecond(ours), floors: theirs.map(perSecond) });
    }
  }

  const { reviews } = store.guild('2');
  let put = 0;
  await measure('entries, put into the store alone', 1, (id) => {
    put += 1;
    return [watched.commit([reviews.put(`glass:${id}`, { ...fullReview, body: BODY, writtenAt: put })])];
  });
  await Promise.all(users.map((id) => write(guild, id)));
  for (const id of users) await post(guild, id);
  await measure('reviews, edited', 1, (id) => [write(guild, id)]);
  await measure('votes', VOTES_EACH, (id, times) => vote(guild, id, times));
  await store.close();
  for (const floor of floors) await floor.end();
  return results;
}

/** Votes on a review that come together are one row of ours. What stands beside gets a small row for each vote, in place of that. */
const votesAlone = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ['votes:1', `glass:${at}`, VOTE]);
