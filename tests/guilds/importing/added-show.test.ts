import { expect, test } from 'vitest';
import { clearMember } from '../../../src/guilds/erasing/clear-member.ts';
import { beginErasure } from '../../../src/guilds/erasing/erasure.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { moderateReview } from '../../../src/guilds/moderation/moderate-review.ts';
import { addReport } from '../../../src/guilds/moderation/reports.ts';
import { deleteReview } from '../../../src/guilds/reviews/delete-review.ts';
import { restoreReview } from '../../../src/guilds/reviews/restore-review.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { addAlias, mergeShows, renameShow, unmergeShow } from '../../../src/guilds/shows/change-show.ts';
import { noteFinding } from '../../../src/guilds/shows/link-findings.ts';
import { tieShow } from '../../../src/guilds/shows/tie-show.ts';
import type { Author } from '../../../src/reviews/review.ts';
import type { ImportRecord } from '../../../src/storage/entries/data-entries.ts';
import { carriedOut, imported, NOW, staged, undone } from '../../discord/importing/import-by-hand.ts';
import { contradictions } from '../memory/guild-state.ts';
import { NOOR, OPINION, openedGuild, reopened } from '../memory/opened-guild.ts';

const LEA: Author = { id: '22', name: 'Léa', avatarUrl: 'https://cdn.example/22.png' };
const MODERATOR = '9';

const titlesOf = ({ memory }: OpenGuild) => [...memory.allShows()].map(({ title }) => title).sort();

const idOf = (guild: OpenGuild, title: string): string =>
  [...guild.memory.allShows()].find((show) => show.title === title)?.id ?? `new-${title}`;

const write = (guild: OpenGuild, title: string, author: Author = LEA) =>
  guild.run(
    writeReview({
      ...{ author, hasWriterRole: true, opinion: OPINION, channelId: '7', now: NOW },
      show: { id: idOf(guild, title), title },
    }),
  );

const importing = async (guild: OpenGuild, titles: readonly string[]): Promise<ImportRecord> =>
  carriedOut(
    guild,
    await staged(
      guild,
      titles.map((title) => imported(title)),
    ),
  );

/** The titles in a list that is kept from then on. */
async function listed({ memory }: OpenGuild): Promise<string[]> {
  const { shows } = await memory.showLists.page({ sort: 'reviews', filter: {} }, 1, 10, NOW);
  return shows.map(({ show }) => show.title);
}

test('A show that an import added goes when the import is undone, also from the search, and counts no longer as added', async () => {
  const { guild, store } = await openedGuild();
  await write(guild, 'Dark');
  const done = await importing(guild, ['Dark', 'Kin', 'Fate']);
  expect(guild.memory.showsAddedBy(NOOR.id)).toBe(2);
  expect(await listed(guild)).toEqual(['Dark', 'Fate', 'Kin']);
  await undone(guild, done);
  for (const one of [guild, await reopened(store)]) {
    expect(titlesOf(one)).toEqual(['Dark']);
    expect(await listed(one)).toEqual(['Dark']);
    expect(one.memory.showsAddedBy(NOOR.id)).toBe(0);
    expect(one.memory.suggestShows('Kin', 5, 'all').exact).toEqual([]);
    expect(one.memory.suggestShows('', 5, 'all').matching.map(({ title }) => title)).toEqual(['Dark']);
    expect(one.memory.matchShow({ title: 'Fate' })).toEqual({ kind: 'none' });
  }
});

test('So does one whose review its member has deleted meanwhile, once they can no longer bring it back', async () => {
  const { guild, store } = await openedGuild();
  const done = await importing(guild, ['Kin', 'Fate']);
  for (const title of ['Kin', 'Fate'])
    await guild.run(deleteReview(`${idOf(guild, title)}:${NOOR.id}`, { by: NOOR.id, now: NOW }));
  await store.commit([store.guild('1').removed.remove(`1:${idOf(guild, 'Kin')}:${NOOR.id}`)]);
  await undone(guild, done);
  expect(titlesOf(guild)).toEqual(['Fate']);
  await guild.run(restoreReview(`${idOf(guild, 'Fate')}:${NOOR.id}`, { by: NOOR.id, now: NOW }));
  expect(await contradictions(store, '1')).toEqual([]);
});

/** What others do about a show that Noor has imported, by her review's key. */
const TOUCHES: Record<string, (guild: OpenGuild, showId: string, key: string) => Promise<unknown>> = {
  'another review': (guild) => write(guild, 'Kin'),
  'another review that was deleted': async (guild, showId) => {
    await write(guild, 'Kin');
    await guild.run(deleteReview(`${showId}:${LEA.id}`, { by: LEA.id, now: NOW }));
  },
  'another import': async (guild) => {
    const theirs = await staged(guild, [imported('Kin')], { author: LEA });
    await undone(guild, await carriedOut(guild, theirs));
  },
  'a new name': (guild, id) => guild.run(renameShow(id, { title: 'Kinfolk' })),
  'an alias': (guild, id) => guild.run(addAlias(id, 'Family')),
  'a merge': (guild, id) => guild.run(mergeShows(idOf(guild, 'Fate'), id)),
  'a merge that was undone': async (guild, id) => {
    await guild.run(mergeShows(id, idOf(guild, 'Fate')));
    await guild.run(unmergeShow(id));
  },
  'a link to the catalogue': (guild, id) =>
    guild.run(tieShow(id, { ref: 'tvmaze:1', title: 'Kin', titles: [], ids: { tvmaze: '1' } })),
  'a manager who wants it left alone': (guild, id) => guild.run(noteFinding(id, 'alone')),
  'a decision': (guild, _, key) => guild.run(moderateReview(key, 'cover', { by: MODERATOR, at: NOW })),
  'a report': (guild, _, key) => guild.run(addReport(key, { by: LEA.id, reason: 'other', at: NOW })),
};

test.each(Object.entries(TOUCHES))(
  'A show stays that somebody else has touched since: %s',
  async (_, touch) => {
    const { guild, store } = await openedGuild();
    await write(guild, 'Fate');
    const done = await importing(guild, ['Kin']);
    const showId = idOf(guild, 'Kin');
    await touch(guild, showId, `${showId}:${NOOR.id}`);
    await undone(guild, done);
    expect(guild.memory.showEntry(showId)).toBeDefined();
    expect((await reopened(store)).memory.showEntry(showId)).toBeDefined();
    expect(await contradictions(store, '1')).toEqual([]);
  },
);

test('Erasing whoever imported it lets it go, unless somebody else has reviewed it', async () => {
  const { guild, store } = await openedGuild();
  await importing(guild, ['Kin', 'Fate']);
  await write(guild, 'Kin');
  await store.pseudonym('1', NOOR.id);
  await clearMember(guild, store, await guild.run(beginErasure(NOOR.id, NOOR.id, NOW + 1)));
  for (const one of [guild, await reopened(store)]) expect(titlesOf(one)).toEqual(['Kin']);
  expect(await contradictions(store, '1')).toEqual([]);
});

test('The same member importing it again keeps it, and undoing both lets it go', async () => {
  const { guild } = await openedGuild();
  const first = await importing(guild, ['Kin']);
  const again = await carriedOut(
    guild,
    await staged(guild, [imported('Kin', { opinion: { score: 60, spoilers: false } })]),
    { clashes: 'theirs' },
  );
  await undone(guild, again);
  expect(titlesOf(guild)).toEqual(['Kin']);
  await undone(guild, first);
  expect(titlesOf(guild)).toEqual([]);
});

test.each(['before', 'after'] as const)(
  'A review that is written at the same moment has its show: asked for %s the undo',
  async (order) => {
    const { guild, store } = await openedGuild();
    const done = await importing(guild, ['Kin', 'Fate']);
    const acts = [() => write(guild, 'Kin'), () => undone(guild, done)];
    await Promise.all((order === 'before' ? acts : acts.toReversed()).map((act) => act()));
    for (const one of [guild, await reopened(store)]) {
      expect(titlesOf(one)).toEqual(['Kin']);
      expect(one.memory.review(idOf(one, 'Kin'), LEA.id)).toBeDefined();
    }
    expect(await contradictions(store, '1')).toEqual([]);
  },
);
