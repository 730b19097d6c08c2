import { expect, test } from 'vitest';
import { type Change, put } from '../../../src/guilds/memory/change.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { MOST_ADDED_SHOWS } from '../../../src/guilds/reviews/activity.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import { carriedOut, imported, NOW, staged } from '../../discord/importing/import-by-hand.ts';
import { NOOR, OPINION, openedGuild } from '../memory/opened-guild.ts';

/** Lets Noor have added so many shows. */
async function addShows(guild: OpenGuild, count: number): Promise<void> {
  const changes: Change[] = Array.from({ length: count }, (_, index) => {
    const show = { id: `s${index}`, title: `Show ${index}`, addedBy: NOOR.id, addedAt: 1 };
    return put('shows', show.id, show);
  });
  await guild.run({ turns: ['shows'], decide: async () => ({ changes, answer: undefined }) });
}

const write = (guild: OpenGuild, title: string, author = NOOR) =>
  guild.run(
    writeReview({
      ...{ author, hasWriterRole: true, opinion: OPINION, channelId: '7', now: NOW },
      show: { id: title, title },
    }),
  );

test('A member adds ten thousand shows at most, by writing or by importing, and still reviews those that are there', async () => {
  const { guild } = await openedGuild();
  await guild.run(changeSettings({ channelId: '7' }));
  await addShows(guild, MOST_ADDED_SHOWS - 2);
  await write(guild, 'Dark');
  const done = await carriedOut(
    guild,
    await staged(
      guild,
      ['Kin', 'Fate', 'Show 1'].map((title) => imported(title)),
    ),
  );
  expect(done).toMatchObject({ skipped: { 'too-many-shows': 1 }, counts: { imported: 2 } });
  expect(guild.memory.showsAddedBy(NOOR.id)).toBe(MOST_ADDED_SHOWS);
  await expect(write(guild, 'Glass Heart')).rejects.toMatchObject({
    code: 'too-many-added-shows',
    parameters: [{ max: MOST_ADDED_SHOWS }],
  });
  await expect(write(guild, 'Show 2')).resolves.toMatchObject({ added: false });
  await expect(write(guild, 'Glass Heart', { ...NOOR, id: '22' })).resolves.toMatchObject({ added: true });
});
