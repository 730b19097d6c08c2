import { expect, test } from 'vitest';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import { Drafts } from '../../../src/guilds/reviews/drafts.ts';
import type { Draft } from '../../../src/storage/entries/entries.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { fillable, memoryStore, reopened } from '../memory/opened-guild.ts';

const DAY = 24 * 60 * 60 * 1000;
const typed = { headline: '', body: 'A text', score: '', spoilers: false };

function draft(showId: string, submitted = true): Omit<Draft, 'savedAt'> {
  return { showId, title: `Show ${showId}`, typed, submitted };
}

/** Drafts over a store, and the guild that they are saved in. */
async function draftsOver(store: Store, now: () => number) {
  const listeners = new Listeners((error) => {
    throw error;
  });
  const drafts = new Drafts(store.drafts, now);
  listeners.on('drafts', (_, change) => drafts.apply(change));
  return { drafts, guild: await reopened(store, { listeners }) };
}

test("A member's submitted drafts are listed, newest first, without anybody else's, even after a restart", async () => {
  const store = await memoryStore();
  let now = Date.now();
  const { drafts, guild } = await draftsOver(store, () => now);
  for (const [user, one] of [
    ['21', draft('a')],
    ['21', draft('b')],
    ['21', draft('c', false)],
    ['22', draft('d')],
  ] as const) {
    await drafts.save(guild, user, one);
    now += 1;
  }
  const restarted = new Drafts(store.drafts, () => now);
  await restarted.load();
  for (const these of [drafts, restarted]) {
    expect(these.list('1', '21').map(({ showId }) => showId)).toEqual(['b', 'a']);
    expect(these.list('2', '21')).toEqual([]);
    expect(await these.find('1', '21', 'a')).toMatchObject({ typed });
    expect(await these.find('1', '22', 'a')).toBeUndefined();
  }
  await drafts.save(guild, '21', draft('c', false), { instead: 'b' });
  expect(drafts.list('1', '21').map(({ showId }) => showId)).toEqual(['a']);
  expect(await drafts.find('1', '21', 'b')).toBeUndefined();
});

test('A draft lasts seven days after it was last saved', async () => {
  const start = Date.now();
  let now = start;
  const { drafts, guild } = await draftsOver(await memoryStore(), () => now);
  await drafts.save(guild, '21', draft('a'));
  now = start + 7 * DAY - 1;
  expect(drafts.list('1', '21')).toHaveLength(1);
  expect(await drafts.find('1', '21', 'a')).toBeDefined();
  now = start + 7 * DAY;
  expect(drafts.list('1', '21')).toEqual([]);
  expect(await drafts.find('1', '21', 'a')).toBeUndefined();
});

test('A text that the disk refused stays in memory until it is written', async () => {
  const { store, disk } = fillable(await memoryStore());
  const { drafts, guild } = await draftsOver(store, Date.now);
  disk.full = true;
  await expect(drafts.save(guild, '21', draft('a'))).rejects.toMatchObject({ code: 'full' });
  expect(await drafts.find('1', '21', 'a')).toMatchObject({ typed });
  expect(drafts.list('1', '21')).toHaveLength(1);
  disk.full = false;
  await drafts.save(guild, '21', draft('a'));
  expect(await store.drafts.get('1:21:a')).toMatchObject({ typed });
});

test('A text submitted since a form was opened stays, beside that of the form', async () => {
  let now = 1000;
  const { drafts, guild } = await draftsOver(await memoryStore(), () => now);
  await drafts.save(guild, '21', draft('a'));
  now = 2000;
  const other = { ...draft('a'), typed: { ...draft('a').typed, body: 'Another text.' } };
  const id = await drafts.save(guild, '21', other, { until: 500 });
  expect(id).not.toBe('a');
  expect(await drafts.find('1', '21', 'a')).toMatchObject({ typed: draft('a').typed });
  expect(await drafts.find('1', '21', id)).toMatchObject({
    showId: id,
    title: other.title,
    typed: other.typed,
  });
  // The same text again, or a form that was opened with it, has nothing to keep.
  expect(await drafts.save(guild, '21', draft('a'), { until: 500 })).toBe('a');
  expect(await drafts.save(guild, '21', other, { until: 2000 })).toBe('a');
  expect(drafts.list('1', '21')).toHaveLength(2);
});

test('A member keeps only so many drafts, and as many opened forms', async () => {
  const { drafts, guild } = await draftsOver(await memoryStore(), () => 1000);
  for (let count = 0; count < 25; count += 1) await drafts.save(guild, '21', draft(`show${count}`));
  await expect(drafts.save(guild, '21', draft('more'))).rejects.toMatchObject({ code: 'too-many-drafts' });
  await drafts.save(guild, '21', draft('show7'));
  await drafts.save(guild, '22', draft('more'));
  for (let count = 0; count < 30; count += 1) await drafts.save(guild, '21', draft(`form${count}`, false));
  expect(await drafts.find('1', '21', 'form4')).toBeUndefined();
  expect(await drafts.find('1', '21', 'form5')).toBeDefined();
  expect(drafts.list('1', '21')).toHaveLength(25);
});
