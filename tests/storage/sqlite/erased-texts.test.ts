import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
