import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { copyDatabase } from '../../../src/storage/sqlite/copy-database.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { bareReview, show, votes } from '../../storage/store/sample-entries.ts';
import type { PostgresServer } from '../../support/postgres/postgres-server.ts';
import { ADDRESS, addressIn, BACKUP, DATABASE } from './places.ts';

/** What an operator does, and the files before it. */
export interface Scene {
  readonly name: string;
  readonly act: 'backup' | 'restore' | 'open' | 'repair' | 'move';
  /** Whether a start may also refuse what is left, until the operator tries again. */
  readonly mayBeRefused?: boolean;
  /** Fills an empty directory. */
  prepare(directory: string): Promise<void>;
}

const GUILD = '41';

/** Writes a guild, with this in its settings. */
const fill = (file: string, channelId: string, guilds?: number): Promise<void> =>
  fillAt(`sqlite://${file}`, channelId, guilds);

async function fillAt(url: string, channelId: string, guilds = 1): Promise<void> {
  const store = await openStore(url, { onUnreadable: () => {} });
  for (let index = 0; index < guilds; index += 1)
    await store.commit([store.guilds.put(`${index}`, { channelId })]);
  await store.close();
}

/** A database, and a backup with something else in it. */
async function backedUp(directory: string): Promise<void> {
  await fill(join(directory, BACKUP), 'in the backup', 3);
  await rm(join(directory, `${BACKUP}.lock`));
  await fill(join(directory, DATABASE), 'in the database', 2);
}

/** The same, where the database's last process was killed, so that what it wrote last is in its log alone. */
async function leftBehind(directory: string): Promise<void> {
  await backedUp(directory);
  const file = join(directory, DATABASE);
  const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
  await store.commit([store.guilds.put('in the log', {})]);
  for (const part of ['', '-wal', '-shm']) await cp(`${file}${part}`, join(directory, `killed${part}`));
  await store.close();
  for (const part of ['', '-wal', '-shm']) await cp(join(directory, `killed${part}`), `${file}${part}`);
  for (const part of ['', '-wal', '-shm']) await rm(join(directory, `killed${part}`));
}

/** An older database: no index of facts, and the schema before this one. */
async function older(directory: string): Promise<void> {
  const file = join(directory, DATABASE);
  await fill(file, 'in the database', 2);
  const database = new DatabaseSync(file);
  database.exec(`DROP INDEX review_facts; UPDATE keyv SET value = json_set(value, '$.value.schema', 1)
    WHERE namespace = 'meta'; PRAGMA journal_mode = DELETE`);
  database.close();
}

/** A database with something of each kind to repair. */
async function broken(directory: string): Promise<void> {
  const file = join(directory, DATABASE);
  await breakAt(`sqlite://${file}`);
  const database = new DatabaseSync(file);
  database.exec(`INSERT INTO keyv (namespace, key, value) VALUES ('shows:${GUILD}', 'damaged', 'no JSON')`);
  database.close();
}

async function breakAt(url: string): Promise<void> {
  const store = await openStore(url, { onUnreadable: () => {} });
  const { shows, reviews, votes: ballots } = store.guild(GUILD);
  for (let index = 0; index < 20; index += 1)
    await store.commit([
      reviews.put(`lost-${index}:1`, { ...bareReview, showId: `lost-${index}` }),
      ballots.put(`gone-${index}:1`, votes),
      shows.put(`merged-${index}`, { ...show, id: `merged-${index}`, mergedInto: 'nowhere' }),
    ]);
  await store.close();
}

/** A database on a server, which has this many guilds, and its address. */
async function onServer(directory: string, server: PostgresServer, guilds: number): Promise<void> {
  const url = await server.createDatabase();
  await fillAt(url, 'on the server', guilds);
  await writeFile(join(directory, ADDRESS), url);
}

/** What an operator does with a database on a server. */
export const serverScenes = (server: PostgresServer): readonly Scene[] => [
  {
    name: 'a move to a server',
    act: 'move',
    mayBeRefused: true,
    async prepare(directory) {
      await fill(join(directory, BACKUP), 'in the source', 1200);
      await writeFile(join(directory, ADDRESS), await server.createDatabase());
    },
  },
  {
    name: 'a restore on a server',
    act: 'restore',
    async prepare(directory) {
      await fill(join(directory, BACKUP), 'in the backup', 600);
      await onServer(directory, server, 700);
    },
  },
  { name: 'a backup of a server', act: 'backup', prepare: (directory) => onServer(directory, server, 20) },
  {
    name: 'a repair on a server',
    act: 'repair',
    async prepare(directory) {
      await onServer(directory, server, 1);
      await breakAt(addressIn(directory));
    },
  },
];

export const SCENES: readonly Scene[] = [
  { name: 'a backup', act: 'backup', prepare: backedUp },
  { name: 'a backup of what a killed process left', act: 'backup', prepare: leftBehind },
  { name: 'a restore', act: 'restore', prepare: backedUp },
  { name: 'a restore over what a killed process left', act: 'restore', prepare: leftBehind },
  {
    name: 'a restore over a damaged database',
    act: 'restore',
    async prepare(directory) {
      await leftBehind(directory);
      await writeFile(
        join(directory, DATABASE),
        'no database any more, as it is after some faults of a disk'.repeat(99),
      );
    },
  },
  {
    name: 'a start that goes on with a restore',
    act: 'open',
    async prepare(directory) {
      await leftBehind(directory);
      copyDatabase(join(directory, BACKUP), join(directory, `${DATABASE}.next`));
    },
  },
  { name: 'a start with an older database', act: 'open', prepare: older },
  { name: 'a repair', act: 'repair', prepare: broken },
  {
    name: 'a move',
    act: 'move',
    mayBeRefused: true,
    prepare: (directory) => fill(join(directory, BACKUP), 'in the source', 1200),
  },
];
