import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openStore } from '../src/storage/store/open-store.ts';
import { SCHEMA_VERSION } from '../src/storage/store/schema-version.ts';
import { bareReview } from './storage/store/sample-entries.ts';
import { at, discord } from './support/discord-for-processes.ts';
import { runOvation } from './support/ovation-process.ts';
import { postgresDatabase } from './support/postgres/postgres-database.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

/** Puts an own database at this place, with a review in it. */
async function fill(file: string): Promise<void> {
  const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
  await store.commit([store.guild('41').reviews.put('show-2:1', bareReview), store.guilds.put('42', {})]);
  await store.close();
}

test('A start tells where the data is and how much there is, and backs it up where the operator wants that', async () => {
  const sandbox = await discord();
  const home = await temporaryDirectory();
  const file = join(home, 'mine.sqlite');
  await fill(file);
  const backups = join(home, 'backups');
  const ovation = runOvation(home, {
    ...at(sandbox),
    DATABASE_URL: 'sqlite://mine.sqlite',
    BACKUP_DIR: 'backups',
  });
  const [told] = await ovation.printed(/^.*The data is here.*$/m);
  expect(JSON.parse(told)).toMatchObject({ database: `sqlite://${file}`, guilds: 2, reviews: 1 });
  await ovation.printed(/The data is backed up/);
  expect(await ovation.stop()).toBe(0);
  expect(await readdir(backups)).toEqual([expect.stringMatching(/^ovation-.*Z\.sqlite$/)]);
});

test('Of two processes on one PostgreSQL, that with the first shard backs it up, and neither tells the password', async () => {
  const sandbox = await discord();
  const url = await postgresDatabase();
  const variables = {
    ...at(sandbox),
    ...{ DATABASE_URL: url.replace('ovation@', 'ovation:very-secret@'), BACKUP_DIR: 'backups' },
    ...{ SHARD_COUNT: '2', LOG_LEVEL: 'trace' },
  };
  const [home, other] = [await temporaryDirectory(), await temporaryDirectory()];
  const first = runOvation(home, { ...variables, SHARD_IDS: '0' });
  const second = runOvation(other, { ...variables, SHARD_IDS: '1' });
  const [told] = await first.printed(/^.*The data is here.*$/m);
  expect(JSON.parse(told)).toMatchObject({ database: url });
  await first.printed(/The data is backed up/);
  await second.printed(/Ovation is connected to Discord/);
  expect(await Promise.all([first.stop(), second.stop()])).toEqual([0, 0]);
  expect(first.output() + second.output()).not.toContain('very-secret');
  expect(await readdir(join(home, 'backups'))).toEqual([expect.stringMatching(/^ovation-.*Z\.sqlite$/)]);
  expect(await readdir(other)).toEqual(['data']);
});

test("The machine's other users can read neither the database nor its backups", async () => {
  const sandbox = await discord();
  const home = await temporaryDirectory();
  const ovation = runOvation(home, { ...at(sandbox), BACKUP_DIR: 'backups' });
  await ovation.printed(/The data is backed up/);
  const names = await readdir(home, { recursive: true });
  expect(names).toContain('data/ovation.sqlite');
  expect(names.filter((name) => name.startsWith('backups/'))).toHaveLength(1);
  for (const name of names) expect([name, (await stat(join(home, name))).mode & 0o007]).toEqual([name, 0]);
  expect(await ovation.stop()).toBe(0);
});

test('The database of a newer Ovation is refused at the start, with what to do, and stays as it is', async () => {
  const home = await temporaryDirectory();
  const file = join(home, 'newer.sqlite');
  await fill(file);
  const set = (schema: number) => {
    const database = new DatabaseSync(file);
    database.exec(
      `UPDATE keyv SET value = json_set(value, '$.value.schema', ${schema}) WHERE namespace = 'meta'`,
    );
    const { value } = database.prepare("SELECT value FROM keyv WHERE namespace = 'meta'").get() ?? {};
    database.close();
    return value;
  };
  const before = set(99);
  const ovation = runOvation(home, { DISCORD_TOKEN: 'abc', DATABASE_URL: 'sqlite://newer.sqlite' });
  expect(await ovation.exited).toBe(1);
  expect(ovation.output()).toContain(
    `The database was written by a newer Ovation (schema 99; this one knows ${SCHEMA_VERSION}). Start the newer Ovation, or restore a backup made before it ran (npm run restore).`,
  );
  expect(set(99)).toBe(before);
});
