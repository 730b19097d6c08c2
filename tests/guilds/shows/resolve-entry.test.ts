import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { addAlias, mergeShows, renameShow, setKind } from '../../../src/guilds/shows/change-show.ts';
import { resolveEntry } from '../../../src/guilds/shows/resolve-entry.ts';
import { resolveShow } from '../../../src/guilds/shows/resolve-show.ts';
import { tieShow, untieShow } from '../../../src/guilds/shows/tie-show.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import type { NamedShow } from '../../../src/reviews/shows/named-show.ts';
import { NOOR, OPINION, openedGuild } from '../memory/opened-guild.ts';
import { GLASS_HEART } from './entries.ts';

let guild: OpenGuild;

const write = (show: NamedShow, userId = NOOR.id) =>
  guild.run(
    writeReview({
      author: { ...NOOR, id: userId },
      hasWriterRole: true,
      show,
      opinion: OPINION,
      channelId: '7',
      now: Number(userId),
    }),
  );
const resolve = (entry: CatalogueEntry, drafts: Parameters<typeof resolveEntry>[1] = []) =>
  resolveEntry(guild.memory, drafts, entry, 'new');

/** Glass Heart as AniList has it: no id of it is one of TVmaze's. */
const OF_ANILIST: CatalogueEntry = {
  ref: 'anilist:7',
  title: 'Glass Heart',
  titles: ['グラスハート'],
  year: 2025,
  kind: 'anime',
  ids: { anilist: '7', mal: '8' },
};

beforeEach(async () => {
  ({ guild } = await openedGuild());
});

describe('An entry of the catalogue', () => {
  test('is a new show with its title and year when the server has none', () => {
    expect(resolve(GLASS_HEART)).toEqual({ id: 'new', title: 'Glass Heart', year: 2025, entry: GLASS_HEART });
  });

  test.each([
    ['the title', 'GLASS HEART', undefined],
    ['another title', '玻璃之心', undefined],
    ['the title and the year', 'Glass Heart', 2025],
    ['the title and the year before', 'Glass Heart', 2024],
  ])('is the show that members typed with %s', async (_, title, year) => {
    await write({ id: 'a', title, year });
    expect(resolve(GLASS_HEART)).toMatchObject({ id: 'a', year: year ?? 2025, entry: GLASS_HEART });
  });

  test('is the show that has one of its titles as an alias, or was merged from one that has it', async () => {
    await write({ id: 'a', title: 'GH' });
    await guild.run(addAlias('a', 'Glass Heart'));
    expect(resolve(GLASS_HEART).id).toBe('a');
    await write({ id: 'b', title: 'Hearts' });
    await guild.run(mergeShows('a', 'b'));
    expect(resolve(GLASS_HEART).id).toBe('b');
  });

  test.each([
    ['of another year', 'Glass Heart', 2019],
    ['of another title', 'Glass Hearts', 2025],
  ])('is no show %s', async (_, title, year) => {
    await write({ id: 'a', title, year });
    expect(resolve(GLASS_HEART).id).toBe('new');
  });

  test('is no film of that title when it is a series', async () => {
    await write({ id: 'a', title: 'Glass Heart' });
    await guild.run(setKind('a', 'film'));
    expect(resolve(GLASS_HEART).id).toBe('new');
    await guild.run(setKind('a', 'anime'));
    expect(resolve(GLASS_HEART).id).toBe('a');
  });

  test('of several shows that members typed is the one of its year', async () => {
    await write({ id: 'a', title: 'Glass Heart' });
    await write({ id: 'b', title: 'グラスハート', year: 2025 });
    expect(resolve(GLASS_HEART).id).toBe('b');
  });

  test('is the show with its ids, whatever that is called by now', async () => {
    await write({ ...resolve(GLASS_HEART), id: 'a' });
    await guild.run(renameShow('a', { title: 'Something else', year: 1999 }));
    const elsewhere = {
      ...GLASS_HEART,
      ref: 'tmdb:tv/5',
      title: 'GH',
      titles: [],
      ids: { imdb: 'tt1000001' },
    } as const;
    expect(resolve(elsewhere)).toMatchObject({ id: 'a', title: 'Something else', year: 1999 });
  });

  test('is the show of a source that shares no id with its own, by title and year', async () => {
    await write({ ...resolve(GLASS_HEART), id: 'a' });
    expect(resolve(OF_ANILIST).id).toBe('a');
    await write(resolve(OF_ANILIST), '22');
    expect(guild.memory.show('a')?.ids).toEqual({ ...GLASS_HEART.ids, ...OF_ANILIST.ids });
    expect(resolve({ ...OF_ANILIST, year: undefined }).id).toBe('a');
    const yearless = { ...OF_ANILIST, ids: { bangumi: '9' }, year: undefined };
    expect(resolve(yearless).id).toBe('new');
  });

  test('is another show when ids say so, even with the same title and year', async () => {
    await write({ ...resolve(GLASS_HEART), id: 'a' });
    const other = { ...GLASS_HEART, ref: 'tvmaze:82', ids: { tvmaze: '82' } } as const;
    expect(resolve(other).id).toBe('new');
    await write(resolve(other), '22');
    expect(guild.memory.show('new')).toMatchObject({
      title: 'Glass Heart',
      year: 2025,
      ids: { tvmaze: '82' },
    });
  });

  test('is another show when it is another season', async () => {
    const first = { ...OF_ANILIST, ids: { anilist: '7', imdb: 'tt5' } };
    await write({ ...resolve(first), id: 'a' });
    const second = {
      ...first,
      ref: 'anilist:9',
      title: 'Glass Heart 2',
      year: 2027,
      ids: { anilist: '9', imdb: 'tt5' },
    } as const;
    expect(resolve(second).id).toBe('new');
  });

  test('is not the show that a moderator has untied from it', async () => {
    await write({ ...resolve(GLASS_HEART), id: 'a' });
    await guild.run(untieShow('a'));
    expect(resolve(GLASS_HEART).id).toBe('new');
    await guild.run(tieShow('a', GLASS_HEART));
    expect(resolve(GLASS_HEART).id).toBe('a');
  });

  test('has the id of the draft for which the member picked it', () => {
    expect(resolve(GLASS_HEART, [{ showId: 'draft', ids: { imdb: 'tt1000001' } }]).id).toBe('draft');
    expect(resolve(GLASS_HEART, [{ showId: 'draft' }]).id).toBe('new');
  });
});

describe('A review of a show that its author picked', () => {
  test('adds the show with all that the catalogue has of it', async () => {
    const { show, added } = await write(resolve(GLASS_HEART));
    expect(added).toBe(true);
    expect(show).toMatchObject({
      id: 'new',
      title: 'Glass Heart',
      year: 2025,
      kind: 'drama',
      poster: GLASS_HEART.poster,
      ids: GLASS_HEART.ids,
      listing: { ref: 'tvmaze:81', titles: GLASS_HEART.titles, episodes: 10 },
      addedBy: NOOR.id,
    });
    expect(resolveShow(guild.memory, [], 'グラスハート', 'x')).toMatchObject({ show: { id: 'new' } });
  });

  test('ties the show that was there', async () => {
    await write({ id: 'a', title: 'glass heart' });
    const { show, added } = await write(resolve(GLASS_HEART), '22');
    expect(added).toBe(false);
    expect(show).toMatchObject({ id: 'a', title: 'Glass Heart', listing: { own: { title: 'glass heart' } } });
  });

  test('is of the show that has been tied to the same meanwhile', async () => {
    await write({ id: 'a', title: 'Glass Heart' });
    const named = resolve(GLASS_HEART);
    expect(named.id).toBe('a');
    await write({ id: 'b', title: 'GH' }, '22');
    await guild.run(tieShow('b', GLASS_HEART));
    expect((await write(named, '23')).show.id).toBe('b');
    expect(guild.memory.show('a')?.listing).toBeUndefined();
  });

  test('is of another show than the one that was meant when that has become another meanwhile', async () => {
    await write({ id: 'a', title: 'Glass Heart' });
    const named = resolve(GLASS_HEART);
    expect(named.id).toBe('a');
    await guild.run(tieShow('a', { ...GLASS_HEART, ref: 'tvmaze:9', ids: { tvmaze: '9' } }));
    const { show, added } = await write(named, '22');
    expect(added).toBe(true);
    expect(show.id).not.toBe('a');
    expect(guild.memory.showByIds(GLASS_HEART)?.id).toBe(show.id);
    expect(guild.memory.reviewKey('a', '22')).toBe('a:22');
    expect(guild.memory.hasReview(show.id, '22')).toBe(true);
  });
});

test('Fifty members who name one show in ten ways at the same moment make one show', async () => {
  const imdb = { imdb: 'tt1000001' };
  const ways: readonly Omit<NamedShow, 'id'>[] = [
    { title: 'Glass Heart', year: 2025, entry: GLASS_HEART },
    { title: 'Glass Heart', year: 2025, entry: OF_ANILIST },
    ...(
      [
        {
          ...GLASS_HEART,
          ref: 'tmdb:tv/5',
          title: 'Glass Heart',
          titles: [],
          ids: { tmdb: 'tv/5', ...imdb },
        },
        { ...GLASS_HEART, ref: 'wikidata:Q9', title: 'グラスハート', ids: { wikidata: 'Q9', ...imdb } },
        { ...GLASS_HEART, ref: 'bangumi:3', title: '玻璃之心', ids: { bangumi: '3', mal: '8' } },
      ] satisfies CatalogueEntry[]
    ).map((entry) => ({ title: entry.title, year: entry.year, entry })),
    { title: 'Glass Heart' },
    { title: 'GLASS HEART', year: 2025 },
    { title: 'グラスハート' },
    { title: '玻璃之心', year: 2025 },
    { title: 'glass  heart' },
  ];
  await write({ id: 'first', title: 'Glass Heart', entry: GLASS_HEART }, '1000');
  const order = Array.from({ length: 50 }, (_, at) => (at * 7) % 50);
  await Promise.all(
    order.map((at) => write({ ...(ways[at % 10] as NamedShow), id: `s${at}` }, String(1001 + at))),
  );
  const shows = guild.memory.suggestShows('', 100, 'all').matching;
  expect(shows).toHaveLength(1);
  expect(shows[0]).toMatchObject({ id: 'first', title: 'Glass Heart', year: 2025 });
  expect(shows[0]?.ids).toEqual({
    ...GLASS_HEART.ids,
    ...OF_ANILIST.ids,
    tmdb: 'tv/5',
    wikidata: 'Q9',
    bangumi: '3',
  });
  expect(guild.memory.aboutShow('first')?.reviews).toBe(51);
});

test('Fifty members who pick one show of five sources at the same moment make one show', async () => {
  const entries = (['tvmaze:81', 'tmdb:tv/5', 'wikidata:Q9', 'anilist:7', 'bangumi:3'] as const).map(
    (ref) => {
      const [site = '', id = ''] = ref.split(':');
      return { ...GLASS_HEART, ref, ids: { [site]: id } } satisfies CatalogueEntry;
    },
  );
  const all = Array.from({ length: 50 }, (_, at) =>
    write({ ...resolve(entries[at % 5] ?? GLASS_HEART), id: `s${at}` }, String(1001 + at)),
  );
  const ids = new Set((await Promise.all(all)).map(({ show }) => show.id));
  expect(ids.size).toBe(1);
  const [id = ''] = ids;
  expect(guild.memory.aboutShow(id)?.reviews).toBe(50);
  for (const entry of entries) expect(guild.memory.showByIds(entry)?.id).toBe(id);
});
