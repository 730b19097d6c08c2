import { expect, test } from 'vitest';
import type { ReadRow } from '../../../src/exchange/imported-review.ts';
import { addNotices, noticesFor } from '../../../src/guilds/notices/notices.ts';
import { NOOR, openedGuild, reopened } from '../../guilds/memory/opened-guild.ts';
import { carriedOut, staged, undone } from './import-by-hand.ts';

const show = (id: string, more: object = {}, line = 1): ReadRow => ({
  restored: {
    ...{ file: 'server.json', line },
    entries: [
      { kind: 'shows', key: id, entry: { id, title: `Show ${id}`, addedBy: '21', addedAt: 1, ...more } },
    ],
  },
});

test.each([1, 100])(
  'Shows that an export says are merged in a circle, or into one that it lacks, are merged into none that is not there, %i in an entry',
  async (mostRows) => {
    const { guild, store } = await openedGuild();
    const rows = [
      show('a', { mergedInto: 'b' }),
      show('b', { mergedInto: 'c' }),
      show('c', { mergedInto: 'a' }),
      show('d', { mergedInto: 'd' }),
      show('e', { mergedInto: 'none' }),
    ];
    await carriedOut(guild, await staged(guild, rows, { restores: true, mostRows }));
    for (const { memory } of [guild, await reopened(store)]) {
      expect(memory.showIds('a').sort()).toEqual(['a', 'c']);
      expect([...memory.mergedShows()].map(({ id }) => id)).toEqual(['c']);
      expect([...memory.allShows()].map(({ id }) => id).sort()).toEqual(['a', 'b', 'd', 'e']);
    }
  },
);

test('A merge that an export says the other way round than the server leaves the server', async () => {
  const { guild } = await openedGuild();
  await carriedOut(
    guild,
    await staged(guild, [show('a', { mergedInto: 'b' }), show('b')], { restores: true }),
  );
  const rows = [show('a'), show('b', { mergedInto: 'a' })];
  await carriedOut(guild, await staged(guild, rows.slice(1), { restores: true }), { clashes: 'theirs' });
  expect(guild.memory.show('a')?.id).toBe('b');
});

const restored = (...entries: readonly { kind: string; key: string; entry: object }[]): ReadRow =>
  ({ restored: { file: 'server.json', line: 1, entries } }) as ReadRow;

test('Undoing a restore leaves no votes on reviews that it takes back, also on those without a message', async () => {
  const { guild } = await openedGuild();
  const review = {
    ...{ showId: 'a', author: NOOR, score: 80, spoilers: false, writtenAt: 1, earlierScores: [] },
    posting: { state: 'withheld', reason: 'imported' },
  };
  const votes = { messageId: '', reactions: {}, bots: [], carried: { helpful: ['31'], notHelpful: [] } };
  const key = `a:${NOOR.id}`;
  const rows = [
    show('a'),
    restored({ kind: 'reviews', key, entry: review }, { kind: 'votes', key, entry: votes }),
  ];
  const done = await carriedOut(guild, await staged(guild, rows, { restores: true }));
  expect(await guild.counts(key)).toMatchObject({ helpful: 1 });
  await undone(guild, done);
  expect(await guild.store.votes.get(key)).toBeUndefined();
});

test('Exports of two servers in one import give one of their settings', async () => {
  const { guild, store } = await openedGuild();
  const rows = [
    restored({ kind: 'guilds', key: '11', entry: { priorReviews: 3 } }),
    restored({ kind: 'guilds', key: '12', entry: { priorReviews: 4, fold: 5 } }),
  ];
  const done = await carriedOut(guild, await staged(guild, rows, { restores: true }));
  expect(done).toMatchObject({ counts: { imported: 1 }, skipped: { repeated: 1 } });
  expect(guild.memory.record).toEqual({ priorReviews: 3 });
  expect((await reopened(store)).memory.record).toEqual({ priorReviews: 3 });
});

test('What members have yet to be told outlasts the restore of what they were told', async () => {
  const { guild } = await openedGuild();
  await guild.run(addNotices(NOOR.id, { act: 'hide', at: 3 }));
  const told = { kind: 'notices', key: NOOR.id, entry: { notices: [], noMessages: true } };
  const before = await noticesFor(guild, NOOR.id);
  expect(before).toHaveLength(1);
  await carriedOut(guild, await staged(guild, [restored(told)], { restores: true }), { clashes: 'theirs' });
  expect(await noticesFor(guild, NOOR.id)).toEqual(before);
  expect(guild.memory.notices.told(NOOR.id)).toMatchObject({ noMessages: true });
});
