import { expect, test } from 'vitest';
import { clearMember } from '../../../src/guilds/erasing/clear-member.ts';
import { beginErasure } from '../../../src/guilds/erasing/erasure.ts';
import { carryOut } from '../../../src/guilds/importing/carry-out.ts';
import { fingerprintOf } from '../../../src/guilds/importing/fingerprint.ts';
import { importKey, rowsKey } from '../../../src/guilds/importing/import-records.ts';
import { undoRows } from '../../../src/guilds/importing/undo-import.ts';
import { put } from '../../../src/guilds/memory/change.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import type { ImportRecord, StagedRows } from '../../../src/storage/entries/data-entries.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { NOOR, OPINION, openedGuild } from '../memory/opened-guild.ts';

const [MANAGER, JUN] = ['9', '22'];
const KEY = `dark:${NOOR.id}`;
const SHOW = { id: 'dark', title: 'Dark', addedBy: JUN, addedAt: 1 };
const REVIEW = {
  ...OPINION,
  showId: 'dark',
  author: NOOR,
  writtenAt: 1,
  earlierScores: [],
  posting: { state: 'withheld', reason: 'imported' },
} as const;

const RESTORE: ImportRecord = {
  id: 'i',
  guildId: '1',
  userId: MANAGER,
  author: { name: 'Ada', avatarUrl: 'https://cdn.example/9.png' },
  format: 'ovation-server',
  state: 'committed',
  restores: true,
  startedAt: 1,
  committedAt: 1,
  chunks: 1,
  done: 0,
  clashes: 'theirs',
  notes: [],
  rows: 3,
  ready: 3,
  skipped: {},
  counts: {},
};

/** A server's export: a show, Noor's review of it, and what Noor has reported and decided as a moderator. */
const STAGED: StagedRows = {
  rows: [],
  restored: [
    {
      file: 'x.json',
      line: 1,
      entries: [{ kind: 'shows', key: 'dark', entry: { ...SHOW, addedBy: NOOR.id } }],
    },
    { file: 'x.json', line: 2, entries: [{ kind: 'reviews', key: KEY, entry: REVIEW }] },
    { file: 'x.json', line: 3, entries: [{ kind: 'blocked', key: '30', entry: { by: NOOR.id, at: 1 } }] },
  ],
  reported: [],
};

async function erase(guild: OpenGuild, store: Store): Promise<void> {
  await store.pseudonym('1', NOOR.id);
  await clearMember(guild, store, await guild.run(beginErasure(NOOR.id, NOOR.id, 5)));
}

test('Rows that were read before their member was erased are carried out without them', async () => {
  const { guild, store } = await openedGuild();
  await guild.commit([put('imports', importKey('1', 'i'), RESTORE), put('staged', rowsKey('i', 0), STAGED)]);
  const staged = (await guild.store.staged.get(rowsKey('i', 0))) ?? STAGED;
  await erase(guild, store);
  expect(await guild.run(carryOut(RESTORE, 0, staged, 6))).toMatchObject({ state: 'done' });
  expect(guild.memory.reviewByKey(KEY)).toBeUndefined();
  expect(guild.memory.show('dark')).toMatchObject({ addedBy: '0' });
  expect(guild.memory.blocked('30')).toEqual({ by: '0', at: 1 });
});

test('Rows that are carried out while their member is being erased leave nothing of them', async () => {
  const { guild, store } = await openedGuild();
  // What such rows have changed doesn't name the member.
  const staged = { ...STAGED, restored: STAGED.restored?.filter(({ line }) => line !== 2) };
  await guild.commit([put('imports', importKey('1', 'i'), RESTORE), put('staged', rowsKey('i', 0), staged)]);
  const ends = Promise.withResolvers<void>();
  // Other work about the shows has the import wait until the erasure has come to it.
  const others = guild.queue.run('shows', () => ends.promise);
  const carried = guild.run(carryOut(RESTORE, 0, staged, 6));
  const erased = erase(guild, store);
  await new Promise((resolve) => setTimeout(resolve, 50));
  ends.resolve();
  await Promise.all([others, carried, erased]);
  expect(guild.memory.show('dark')).toMatchObject({ addedBy: '0' });
  expect(guild.memory.blocked('30')).toEqual({ by: '0', at: 1 });
});

test('An undo that had read what it brings back before its member was erased brings nothing of them back', async () => {
  const { guild, store } = await openedGuild();
  const before = { ...SHOW, addedBy: NOOR.id };
  const undoing = { ...RESTORE, state: 'undoing' } as const;

  const made = {
    replaced: {},
    made: {},
    others: [{ kind: 'shows', key: 'dark', before, made: fingerprintOf(SHOW) }],
    reported: [],
  };
  await guild.commit([
    put('shows', 'dark', SHOW),
    put('imports', importKey('1', 'i'), undoing),
    put('imported', rowsKey('i', 0), made),
  ]);
  await erase(guild, store);
  expect(await guild.run(undoRows(undoing, 0, made, 6))).toMatchObject({ state: 'undone' });
  expect(guild.memory.show('dark')).toMatchObject({ addedBy: '0' });
});
