import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { KeyvCall } from '../../../src/storage/backend.ts';
import { openSqlite } from '../../../src/storage/sqlite/sqlite-backend.ts';
import { seededRandom } from '../../soak/seeded-random.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** What the files of a database hold of a text, as anybody reads them who has them. */
async function timesIn(file: string, text: string): Promise<number> {
  const parts = await Promise.all(
    ['', '-wal', '-shm'].map((end) => readFile(`${file}${end}`).catch(() => Buffer.alloc(0))),
  );
  return parts.reduce((sum, bytes) => sum + bytes.toString('latin1').split(text).length - 1, 0);
}

test('Nothing of a text that was deleted or replaced is left in the files, however it lay there', async () => {
  const file = join(await temporaryDirectory(), 'ovation.sqlite');
  const backend = await openSqlite(file);
  const random = seededRandom(26);
  const { store } = backend.open('reviews:1');
  const kept = new Set<string>();
  const text = (secret: string) =>
    JSON.stringify({
      value: { v: 1, body: `${secret} ${'x'.repeat(random.below(9000))}`, author: { name: secret } },
    });
  const calls: KeyvCall[] = [];
  // Short and long ones between each other, so that pages split, merge and overflow.
  for (let step = 0; step < 1500; step += 1) {
    const key = `show-${random.below(150)}:1`;
    const isDeleted = random.below(3) === 0;
    const value = text('SECRET-of-a-member');
    calls.push(isDeleted ? () => store.delete(key) : () => store.set(key, value));
    if (isDeleted) kept.delete(key);
    else kept.add(key);
    if (calls.length === 20) await backend.commit(calls.splice(0));
  }
  expect(await timesIn(file, 'SECRET-of-a-member')).toBeGreaterThan(kept.size);
  for (const key of kept) {
    const value = text('another text');
    calls.push(random.below(2) === 0 ? () => store.set(key, value) : () => store.delete(key));
  }
  await backend.commit(calls);
  await backend.purge();
  expect(await timesIn(file, 'SECRET-of-a-member')).toBe(0);
  expect(await timesIn(file, 'another text')).toBeGreaterThan(0);
  await backend.close();
});

/** A database in which a version that did not overwrite has deleted texts, and kept one. */
async function withDeletedTexts(): Promise<string> {
  const file = join(await temporaryDirectory(), 'ovation.sqlite');
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA secure_delete = OFF; CREATE TABLE keyv (
    namespace TEXT NOT NULL DEFAULT '', key TEXT NOT NULL, value TEXT, expires INTEGER, UNIQUE (namespace, key))`);
  const insert = database.prepare("INSERT INTO keyv (namespace, key, value) VALUES ('reviews:1', ?, ?)");
  for (let number = 0; number < 50; number += 1)
    insert.run(
      `show-${number}:1`,
      JSON.stringify({ value: { body: `SECRET-of-a-member ${'x'.repeat(900)}` } }),
    );
  insert.run('show-50:2', JSON.stringify({ value: { body: 'a text that stays' } }));
  database.exec("DELETE FROM keyv WHERE key < 'show-50:2' OR key > 'show-50:2'");
  database.close();
  expect(await timesIn(file, 'SECRET-of-a-member')).toBeGreaterThan(0);
  return file;
}

async function openAndClose(file: string): Promise<void> {
  const backend = await openSqlite(file);
  expect(await backend.count('reviews:1')).toBe(1);
  await backend.close();
}

test('What an older version has deleted is not left in the files once this one has opened them', async () => {
  const file = await withDeletedTexts();
  await openAndClose(file);
  expect(await timesIn(file, 'SECRET-of-a-member')).toBe(0);
  expect(await timesIn(file, 'a text that stays')).toBeGreaterThan(0);
});

test('While another program reads, a start leaves what an older version has deleted to the next one', async () => {
  const file = await withDeletedTexts();
  const reader = new DatabaseSync(file);
  reader.exec('BEGIN; SELECT count(*) FROM keyv');
  await openAndClose(file);
  reader.exec('COMMIT');
  reader.close();
  await openAndClose(file);
  expect(await timesIn(file, 'SECRET-of-a-member')).toBe(0);
});

test('Nothing deleted is left in the log of a process that was killed once the next has begun', async () => {
  const file = join(await temporaryDirectory(), 'ovation.sqlite');
  const backend = await openSqlite(file);
  const { store } = backend.open('reviews:1');
  await backend.commit([
    () => store.set('show-1:1', JSON.stringify({ value: { body: 'SECRET-of-a-member' } })),
    () => store.set('show-2:1', JSON.stringify({ value: { body: 'a text that stays' } })),
  ]);
  await backend.commit([() => store.delete('show-1:1')]);
  const killed = join(await temporaryDirectory(), 'ovation.sqlite');
  for (const end of ['', '-wal']) await copyFile(`${file}${end}`, `${killed}${end}`);
  await backend.close();
  expect(await timesIn(killed, 'SECRET-of-a-member')).toBeGreaterThan(0);
  const next = await openSqlite(killed);
  expect(await timesIn(killed, 'SECRET-of-a-member')).toBe(0);
  expect(await next.count('reviews:1')).toBe(1);
  await next.close();
});
