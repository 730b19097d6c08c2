import {
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { backUpFile } from '../../../src/operations/backups/back-up-file.ts';
import { restoreFile } from '../../../src/operations/backups/restore-file.ts';
import { copyDatabase } from '../../../src/storage/sqlite/copy-database.ts';
import { emptyPlace, type Place } from './open-database.ts';

/** A database with one guild, a backup of it, and a second guild since. */
async function backedUp(): Promise<Place & { readonly backup: string }> {
  const place = await emptyPlace();
  await place.write('1');
  const backup = join(place.directory, 'backup.sqlite');
  backUpFile(place.url, backup);
  await place.write('2');
  return { ...place, backup };
}

const SECONDS = /\.before-restore-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/;

test('A backup is restored, and what was there before is kept, however often that is done', async () => {
  const place = await backedUp();
  const { kept = '' } = restoreFile(place.url, place.backup);
  expect(kept.replace(place.file, '')).toMatch(SECONDS);
  expect(await place.guilds()).toEqual(['1']);
  const back = restoreFile(place.url, kept);
  expect(await place.guilds()).toEqual(['1', '2']);
  expect(back.kept).not.toBe(kept);
  expect(
    (await readdir(place.directory)).filter((name) => /before-restore|next|part|shm/.test(name)),
  ).toHaveLength(2);
});

test('A database that a killed process left is kept with its log, and the log does not touch the restored one', async () => {
  const place = await backedUp();
  const store = await place.open();
  await store.commit([store.guilds.put('3', {})]);
  const [left, home] = [join(place.directory, 'left.sqlite'), join(place.directory, 'home')];
  for (const part of ['', '-wal', '-shm']) await cp(`${place.file}${part}`, `${left}${part}`);
  await store.close();
  const url = `sqlite://${left}`;
  const { kept = '' } = restoreFile(url, place.backup);
  expect((await readdir(place.directory)).filter((name) => /^left.sqlite-/.test(name))).toEqual([]);
  await mkdir(home);
  await rename(left, place.file);
  expect(await place.guilds()).toEqual(['1']);
  await rename(kept, place.file);
  await rename(`${kept}-wal`, `${place.file}-wal`);
  expect(await place.guilds()).toEqual(['1', '2', '3']);
});

test('A restore is refused while the bot runs, and changes nothing', async () => {
  const place = await backedUp();
  const store = await place.open();
  expect(() => restoreFile(place.url, place.backup)).toThrow(
    `Another Ovation is using ${place.file}; stop it first.`,
  );
  await store.close();
  expect(await place.guilds()).toEqual(['1', '2']);
});

test('What is no backup is not restored, and the operator is told why', async () => {
  const place = await backedUp();
  const named = (name: string) => join(place.directory, name);
  const restore = (name: string) => () => restoreFile(place.url, named(name));
  expect(restore('none.sqlite')).toThrow(`There is no ${named('none.sqlite')}.`);
  expect(restore('ovation.sqlite')).toThrow('is the database itself');
  await writeFile(
    named('text.sqlite'),
    'a text, and longer than the header of a database would be'.repeat(9),
  );
  expect(restore('text.sqlite')).toThrow('is not an SQLite database');
  const other = new DatabaseSync(named('other.sqlite'));
  other.exec('CREATE TABLE something (key)');
  other.close();
  expect(restore('other.sqlite')).toThrow('other.sqlite holds no data of Ovation');
  await mkdir(named('folder'));
  expect(restore('folder')).toThrow(`Cannot read ${named('folder')}: it is no file.`);
  const damaged = new DatabaseSync(named('damaged.sqlite'));
  damaged.exec("CREATE TABLE keyv (namespace, key, value); INSERT INTO keyv VALUES ('meta', 'ovation', '{')");
  damaged.close();
  expect(restore('damaged.sqlite')).toThrow('damaged.sqlite holds no data of Ovation');
  const newer = new DatabaseSync(named('backup.sqlite'));
  newer.exec(`UPDATE keyv SET value = '{"value":{"v":1,"schema":99}}' WHERE namespace = 'meta'`);
  newer.close();
  expect(restore('backup.sqlite')).toThrow('backup.sqlite was written by a newer Ovation (schema 99');
  expect(() => restoreFile('memory://', place.backup)).toThrow('in memory');
  expect(await place.guilds()).toEqual(['1', '2']);
  expect((await readdir(place.directory)).filter((name) => /next|before/.test(name))).toEqual([]);
});

test('A damaged backup is not restored', async () => {
  const place = await backedUp();
  const bytes = await readFile(place.backup);
  bytes.fill(0xff, 2 * 4096, 3 * 4096);
  await writeFile(place.backup, bytes);
  expect(() => restoreFile(place.url, place.backup)).toThrow(/damaged.*restore a backup/s);
  expect(await place.guilds()).toEqual(['1', '2']);
});

test('A backup that nobody may write to becomes a database that Ovation can write to, on a machine without one', async () => {
  const place = await backedUp();
  await chmod(place.backup, 0o444);
  const url = `sqlite://${join(place.directory, 'new', 'ovation.sqlite')}`;
  expect(restoreFile(url, place.backup)).toEqual({ reviews: 0, kept: undefined });
  expect((await stat(join(place.directory, 'new', 'ovation.sqlite'))).mode & 0o600).toBe(0o600);
});

test('A backup that another program made, log and all, is restored with its log', async () => {
  const place = await emptyPlace();
  const store = await place.open();
  await store.commit([store.guilds.put('1', {})]);
  const copy = join(place.directory, 'copied.sqlite');
  for (const part of ['', '-wal']) await cp(`${place.file}${part}`, `${copy}${part}`);
  await store.close();
  await place.write('2');
  restoreFile(place.url, copy);
  expect(await place.guilds()).toEqual(['1']);
});

test('A start goes on with a restore that was interrupted once its copy was complete', async () => {
  const place = await backedUp();
  copyDatabase(place.backup, `${place.file}.next`);
  expect(await place.guilds()).toEqual(['1']);
  expect((await readdir(place.directory)).filter((name) => SECONDS.test(name))).toHaveLength(1);
});

test('A directory in the place of the database stays', async () => {
  const place = await backedUp();
  const directory = join(place.directory, 'data');
  await mkdir(directory);
  expect(() => restoreFile(`sqlite://${directory}`, place.backup)).toThrow(`${directory} is a directory`);
  expect((await readdir(place.directory)).filter((name) => name.startsWith('data'))).toEqual(['data']);
});

test('A link to a database that is not there yet leads to the restored one', async () => {
  const place = await backedUp();
  const [link, volume] = [join(place.directory, 'link.sqlite'), join(place.directory, 'volume')];
  await mkdir(volume);
  await symlink(join('volume', 'ovation.sqlite'), link);
  restoreFile(`sqlite://${link}`, place.backup);
  expect(await readlink(link)).toBe(join('volume', 'ovation.sqlite'));
  expect((await readdir(volume)).sort()).toEqual(['ovation.sqlite', 'ovation.sqlite.lock']);
});

test('A backup whose last commit another program did not end is restored without that', async () => {
  const place = await emptyPlace();
  const [left, copy] = [join(place.directory, 'left.sqlite'), join(place.directory, 'copied.sqlite')];
  await place.write('1');
  backUpFile(place.url, left);
  const other = new DatabaseSync(left);
  other.exec(`PRAGMA cache_spill = 1; PRAGMA cache_size = 1; BEGIN;
    UPDATE keyv SET key = '2' WHERE namespace = 'guilds';
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 500)
    INSERT INTO keyv (namespace, key, value) SELECT 'more', n, printf('%0300d', n) FROM numbers`);
  for (const part of ['', '-journal']) await cp(`${left}${part}`, `${copy}${part}`);
  other.close();
  restoreFile(place.url, copy);
  expect(await place.guilds()).toEqual(['1']);
});
