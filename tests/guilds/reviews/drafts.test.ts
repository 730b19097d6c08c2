import { expect, test } from 'vitest';
import { Drafts } from '../../../src/guilds/reviews/drafts.ts';
import type { Draft } from '../../../src/storage/entries/entries.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import { memoryStore } from '../memory/opened-guild.ts';

const DAY = 24 * 60 * 60 * 1000;
const typed = { headline: '', body: 'A text', score: '', spoilers: false };

function draft(showId: string, submitted = true): Omit<Draft, 'savedAt'> {
  return { showId, title: `Show ${showId}`, typed, submitted };
}

test("A member's submitted drafts are listed, newest first, without anybody else's, even after a restart", async () => {
  const { drafts: collection } = await memoryStore();
  let now = Date.now();
  const drafts = new Drafts(collection, () => now);
  for (const [user, one] of [
    ['21', draft('a')],
    ['21', draft('b')],
    ['21', draft('c', false)],
    ['22', draft('d')],
  ] as const) {
    await drafts.save('1', user, one);
    now += 1;
  }
  const restarted = new Drafts(collection, () => now);
  await restarted.load();
  for (const these of [drafts, restarted]) {
    expect(these.list('1', '21').map(({ showId }) => showId)).toEqual(['b', 'a']);
    expect(these.list('2', '21')).toEqual([]);
    expect(await these.find('1', '21', 'a')).toMatchObject({ typed });
    expect(await these.find('1', '22', 'a')).toBeUndefined();
  }
  await drafts.remove('1', '21', 'b');
  expect(drafts.list('1', '21').map(({ showId }) => showId)).toEqual(['a']);
  expect(await drafts.find('1', '21', 'b')).toBeUndefined();
});

test('A draft lasts seven days after it was last saved', async () => {
  const { drafts: collection } = await memoryStore();
  const start = Date.now();
  let now = start;
  const drafts = new Drafts(collection, () => now);
  await drafts.save('1', '21', draft('a'));
  now = start + 7 * DAY - 1;
  expect(drafts.list('1', '21')).toHaveLength(1);
  expect(await drafts.find('1', '21', 'a')).toBeDefined();
  now = start + 7 * DAY;
  expect(drafts.list('1', '21')).toEqual([]);
  expect(await drafts.find('1', '21', 'a')).toBeUndefined();
});

test('A text that the disk refused stays in memory until it is written', async () => {
  const { drafts: collection } = await memoryStore();
  let full = true;
  const set: typeof collection.set = (key, entry) =>
    full ? Promise.reject(new StorageError('full', 'The disk is full.')) : collection.set(key, entry);
  const drafts = new Drafts({ ...collection, set }, Date.now);
  await expect(drafts.save('1', '21', draft('a'))).rejects.toMatchObject({ code: 'full' });
  expect(await drafts.find('1', '21', 'a')).toMatchObject({ typed });
  expect(drafts.list('1', '21')).toHaveLength(1);
  full = false;
  await drafts.save('1', '21', draft('a'));
  expect(await collection.get('1:21:a')).toMatchObject({ typed });
});
