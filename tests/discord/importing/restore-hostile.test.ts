import { expect, test } from 'vitest';
import type { ReadRow } from '../../../src/exchange/imported-review.ts';
import { openedGuild, reopened } from '../../guilds/memory/opened-guild.ts';
import { carriedOut, staged } from './import-by-hand.ts';

const show = (id: string, more: object = {}, line = 1): ReadRow => ({
  restored: {
    ...{ file: 'server.json', line },
    entries: [
      { kind: 'shows', key: id, entry: { id, title: `Show ${id}`, addedBy: '21', addedAt: 1, ...more } },
    ],
  },
});

test.each([1, 100])(
  'Shows that an export says are merged in a circle are merged no further than that, %i in an entry',
  async (mostRows) => {
    const { guild, store } = await openedGuild();
    const rows = [
      show('a', { mergedInto: 'b' }),
      show('b', { mergedInto: 'c' }),
      show('c', { mergedInto: 'a' }),
      show('d', { mergedInto: 'd' }),
    ];
    await carriedOut(guild, await staged(guild, rows, { restores: true, mostRows }));
    for (const { memory } of [guild, await reopened(store)]) {
      expect(['a', 'b', 'c', 'd'].map((id) => memory.show(id)?.id)).toEqual(['c', 'c', 'c', 'd']);
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
