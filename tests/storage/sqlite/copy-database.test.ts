import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { copyDatabase } from '../../../src/storage/sqlite/copy-database.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { readAll } from '../store/read-all.ts';
import { startWriter } from './start-writer.ts';

const open = (file: string) => openStore(`sqlite://${file}`, { onUnreadable: () => {} });
const put = (store: Store, key: string, channelId = key) =>
  store.commit([store.guilds.put(key, { channelId })]);

async function keysIn(file: string): Promise<string[]> {
  const store = await open(file);
  const keys = (await readAll(store.guilds.entries())).map(([key]) => key).sort();
  await store.close();
  return keys;
}

test('A database is copied while it is written to, with all that was confirmed', async () => {
  const directory = await temporaryDirectory();
  const [file, copy] = [join(directory, 'ovation.sqlite'), join(directory, 'copy.sqlite')];
  const store = await open(file);
  await put(store, '1');
  const writing = put(store, '2');
  copyDatabase(file, copy);
  await writing;
  await put(store, '3');
  const keys = await keysIn(copy);
  expect([['1'], ['1', '2']]).toContainEqual(keys);
  expect((await readdir(directory)).filter((name) => name.startsWith('copy')).sort()).toEqual([
    'copy.sqlite',
    'copy.sqlite.lock',
  ]);
  copyDatabase(file, copy);
  expect(await keysIn(copy)).toEqual(['1', '2', '3']);
  await store.close();
});

test('A copy leaves nothing beside the database, or beside a copy that it is made of', async () => {
  const [home, backups] = [await temporaryDirectory(), await temporaryDirectory()];
  const file = join(home, 'ovation.sqlite');
  const store = await open(file);
  await put(store, '1');
  await store.close();
  copyDatabase(file, join(backups, '1.sqlite'));
  copyDatabase(join(backups, '1.sqlite'), join(backups, '2.sqlite'), { isStill: true });
  expect((await readdir(home)).sort()).toEqual(['ovation.sqlite', 'ovation.sqlite.lock']);
  expect((await readdir(backups)).sort()).toEqual(['1.sqlite', '2.sqlite']);
});

test('A copy has nothing of what was deleted, and is for the same eyes as the database', async () => {
  const directory = await temporaryDirectory();
  const [file, copy] = [join(directory, 'ovation.sqlite'), join(directory, 'copy.sqlite')];
  const store = await open(file);
  await put(store, '1', 'a secret');
  await store.commit([store.guilds.remove('1')]);
  await chmod(file, 0o600);
  copyDatabase(file, copy);
  expect(await readFile(copy, 'latin1')).not.toContain('a secret');
  expect((await stat(copy)).mode & 0o777).toBe(0o600);
  await store.close();
});

test('A copy that cannot be made leaves what was there, and says why', async () => {
  const directory = await temporaryDirectory();
  const [file, copy] = [join(directory, 'ovation.sqlite'), join(directory, 'copy.sqlite')];
  await writeFile(copy, 'an earlier copy');
  expect(() => copyDatabase(file, copy)).toThrow(`There is no ${file}.`);
  await writeFile(
    file,
    'no database, but a text that is as long as the header of one would have to be.'.repeat(9),
  );
  expect(() => copyDatabase(file, copy)).toThrow(`${file} is not an SQLite database`);
  const damaged = new DatabaseSync(join(directory, 'damaged.sqlite'));
  damaged.exec(`CREATE TABLE keyv (namespace, key, value); CREATE INDEX by_key ON keyv (key); BEGIN`);
  for (let key = 0; key < 300; key += 1)
    damaged.prepare('INSERT INTO keyv VALUES (?, ?, ?)').run('shows', `${key}`, 'x'.repeat(100));
  damaged.exec('COMMIT');
  damaged.close();
  const bytes = await readFile(join(directory, 'damaged.sqlite'));
  bytes.fill(0xff, 3 * 4096, 4 * 4096);
  await writeFile(join(directory, 'damaged.sqlite'), bytes);
  expect(() => copyDatabase(join(directory, 'damaged.sqlite'), copy)).toThrow('damaged');
  expect(() => copyDatabase(join(directory, 'damaged.sqlite'), join(directory, 'none', 'copy'))).toThrow();
  expect(await readFile(copy, 'utf8')).toBe('an earlier copy');
  expect((await readdir(directory)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('A copy of what another process writes has each commit before it, and all or nothing of each other one', async () => {
  const directory = await temporaryDirectory();
  const [file, copy] = [join(directory, 'ovation.sqlite'), join(directory, 'copy.sqlite')];
  const writer = startWriter(file);
  await writer.printed(200);
  const confirmed = writer.lines.slice(1);
  copyDatabase(file, copy);
  await writer.kill();
  const store = await open(copy);
  const keysOf = async (entries: AsyncIterable<readonly [string, unknown]>) =>
    (await readAll(entries)).map(([key]) => key).sort();
  const keys = await keysOf(store.guilds.entries());
  expect(keys).toEqual(expect.arrayContaining([...confirmed]));
  expect(await keysOf(store.drafts.entries())).toEqual(keys);
  expect(await keysOf(store.guild('1').votes.entries())).toEqual(keys);
  await store.close();
});
