import { cp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/storage/store/open-store.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { readAll } from '../store/read-all.ts';

const open = (file: string) => openStore(`sqlite://${file}`, { onUnreadable: () => {} });
const put = (store: Store, key: string) => store.commit([store.guilds.put(key, { channelId: key })]);
const keysIn = async (store: Store) => (await readAll(store.guilds.entries())).map(([key]) => key).sort();

/** What a killed Ovation leaves: the files as they lie there while it runs. */
async function leftBehind(file: string): Promise<string> {
  const copy = join(await temporaryDirectory(), 'ovation.sqlite');
  for (const part of ['', '-wal']) await cp(`${file}${part}`, `${copy}${part}`);
  return copy;
}

/** Writes so many megabytes, one after the other: a checkpoint comes after sixteen. */
async function putLarge(store: Store, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1)
    await store.commit([store.guilds.put('large', { channelId: `${count}`.padEnd(1_000_000, 'x') })]);
}

async function openedWith(...keys: string[]): Promise<{ readonly file: string; readonly store: Store }> {
  const file = join(await temporaryDirectory(), 'ovation.sqlite');
  const store = await open(file);
  for (const key of keys) await put(store, key);
  return { file, store };
}

async function backUp(file: string): Promise<string> {
  const backup = join(await temporaryDirectory(), 'backup.sqlite');
  const database = new DatabaseSync(file);
  database.exec(`VACUUM INTO '${backup}'`);
  database.close();
  return backup;
}

test('A database of a killed process is opened with all that was confirmed, however often that happens', async () => {
  let { file, store } = await openedWith('1');
  for (const key of ['2', '3', '4']) {
    const copy = await leftBehind(file);
    await store.close();
    file = copy;
    store = await open(file);
    await put(store, key);
  }
  expect(await keysIn(store)).toEqual(['1', '2', '3', '4']);
  await store.close();
});

test('A backup beside the log of what came after it is refused, unchanged, until the log is moved away', async () => {
  const { file, store } = await openedWith('1');
  const backup = await backUp(file);
  await put(store, '2');
  const copy = await leftBehind(file);
  await store.close();
  await cp(backup, copy);
  await expect(open(copy)).rejects.toMatchObject({ code: 'not-a-database' });
  await expect(open(copy)).rejects.toThrow(/another copy of the database.*-wal and .*-shm away/);
  expect(await readFile(copy)).toEqual(await readFile(backup));
  await rm(`${copy}-wal`);
  const restored = await open(copy);
  expect(await keysIn(restored)).toEqual(['1']);
  await restored.close();
});

test('A backup of an earlier run beside the log of a later one is refused', async () => {
  const { file, store } = await openedWith('1');
  await store.close();
  const backup = await backUp(file);
  const later = await open(file);
  await put(later, '2');
  const copy = await leftBehind(file);
  await later.close();
  await cp(backup, copy);
  await expect(open(copy)).rejects.toThrow('another copy of the database');
});

test('A log whose database is missing is not thrown away', async () => {
  const { file, store } = await openedWith('1');
  const copy = await leftBehind(file);
  await store.close();
  await rm(copy);
  const before = await readFile(`${copy}-wal`);
  await expect(open(copy)).rejects.toThrow('put back the database');
  expect(await readFile(`${copy}-wal`)).toEqual(before);
});

test('A log that another program has moved into the database already does no harm', async () => {
  const { file, store } = await openedWith('1', '2');
  const other = new DatabaseSync(file);
  other.exec('PRAGMA wal_checkpoint(PASSIVE)');
  const copy = await leftBehind(file);
  other.close();
  await store.close();
  const opened = await open(copy);
  expect(await keysIn(opened)).toEqual(['1', '2']);
  await opened.close();
});

test('Checkpoints while another program reads lose nothing, and a process killed then starts again', async () => {
  const { file, store } = await openedWith('1');
  const reader = new DatabaseSync(file);
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM keyv').get();
  await putLarge(store, 40);
  await put(store, '2');
  const copy = await leftBehind(file);
  reader.close();
  await store.close();
  const opened = await open(copy);
  expect(await keysIn(opened)).toEqual(['1', '2', 'large']);
  await opened.close();
});

test('A log that has begun again many times stays short, and a process killed then starts again', async () => {
  const { file, store } = await openedWith('1');
  await putLarge(store, 70);
  await put(store, '2');
  expect((await stat(`${file}-wal`)).size).toBeLessThan(20_000_000);
  const copy = await leftBehind(file);
  const backup = await backUp(file);
  await put(store, '3');
  const later = await leftBehind(file);
  await store.close();
  const opened = await open(copy);
  expect(await keysIn(opened)).toEqual(['1', '2', 'large']);
  await opened.close();
  await cp(backup, later);
  await expect(open(later)).rejects.toThrow('another copy of the database');
});

test('A database whose pages are damaged is refused after an end that was not clean', async () => {
  const { file, store } = await openedWith(...Array.from({ length: 300 }, (_, key) => `${key}`));
  await store.close();
  const later = await open(file);
  await put(later, 'last');
  const copy = await leftBehind(file);
  await later.close();
  const bytes = await readFile(copy);
  bytes.fill(0xff, 3 * 4096, 4 * 4096);
  await writeFile(copy, bytes);
  await expect(open(copy)).rejects.toThrow(`${copy} is damaged`);
});
