import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import {
  addAlias,
  mergeShows,
  removeAlias,
  renameShow,
  reviseShow,
  setKind,
  setPoster,
  unmergeShow,
} from '../../../src/guilds/shows/change-show.ts';
import { followEntry, missEntry, tieShow, untieShow } from '../../../src/guilds/shows/tie-show.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { NOOR, OPINION, openedGuild, reopened } from '../memory/opened-guild.ts';
import { GLASS_HEART } from './entries.ts';

let guild: OpenGuild;
let store: Store;

const show = (id = 'a'): Show => {
  const found = guild.memory.showEntry(id);
  if (found === undefined) throw new Error(`There is no show ${id}.`);
  return found;
};

const write = (id: string, title: string, entry?: CatalogueEntry, year?: number) =>
  guild.run(
    writeReview({
      author: NOOR,
      hasWriterRole: true,
      show: { id, title, year, entry },
      opinion: OPINION,
      channelId: '7',
      now: 1,
    }),
  );

beforeEach(async () => {
  ({ guild, store } = await openedGuild());
});

describe('A typed show that is tied', () => {
  beforeEach(() => write('a', 'glass heart'));

  test('gets ids, year, kind, poster, titles, genres and episodes, and the spelling of its title', async () => {
    await guild.run(tieShow('a', GLASS_HEART, { checkedAt: 5 }));
    expect(show()).toMatchObject({
      title: 'Glass Heart',
      year: 2025,
      kind: 'drama',
      poster: GLASS_HEART.poster,
      ids: GLASS_HEART.ids,
      listing: {
        ref: 'tvmaze:81',
        titles: GLASS_HEART.titles,
        genres: ['Music', 'Drama'],
        episodes: 10,
        checkedAt: 5,
      },
    });
    expect(guild.memory.showByIds({ ids: { imdb: 'tt1000001' } })?.id).toBe('a');
    expect(guild.memory.matchShow({ title: 'グラスハート' })).toMatchObject({
      kind: 'one',
      show: { id: 'a' },
    });
    const again = await reopened(store);
    expect(again.memory.showEntry('a')).toEqual(show());
    expect(again.memory.showByIds({ ids: { tvmaze: '81' } })?.id).toBe('a');
  });

  test('keeps the name that members gave it, and is found by the other one', async () => {
    await write('b', 'グラスハート');
    await guild.run(tieShow('b', { ...GLASS_HEART, titles: ['グラスハート'] }));
    expect(show('b').title).toBe('グラスハート');
    expect(show('b').listing?.titles).toEqual(['Glass Heart']);
  });

  test('is again what it was once that is undone, and only a moderator ties it to the same again', async () => {
    const { refused: _, ...before } = show();
    await guild.run(tieShow('a', GLASS_HEART));
    await guild.run(untieShow('a'));
    expect(show()).toMatchObject({ ...before, refused: [{ ids: GLASS_HEART.ids, year: 2025 }] });
    expect(show()).toMatchObject({ ids: undefined, listing: undefined, kind: undefined, poster: undefined });
    expect(guild.memory.showByIds(GLASS_HEART)).toBeUndefined();
    expect(guild.memory.matchShow({ title: 'グラスハート' }).kind).toBe('none');
    expect(await guild.run(tieShow('a', GLASS_HEART, { ifFree: true }))).toBeUndefined();
    await write('c', 'Glass Heart', GLASS_HEART);
    expect(guild.memory.showByIds(GLASS_HEART)?.id).toBe('c');
    await guild.run(mergeShows('c', 'a'));
    expect(show().listing).toBeUndefined();
  });

  test('keeps what managers set while it was tied when that is undone', async () => {
    await guild.run(tieShow('a', GLASS_HEART));
    await guild.run(renameShow('a', { title: 'The Glass Heart', year: 2024 }));
    await guild.run(setKind('a', 'film'));
    await guild.run(untieShow('a'));
    expect(show()).toMatchObject({ title: 'The Glass Heart', year: 2024, kind: 'film', poster: undefined });
  });

  test('is not tied to what another show is tied to', async () => {
    await write('b', 'Other');
    await guild.run(tieShow('a', GLASS_HEART));
    await expect(guild.run(tieShow('b', GLASS_HEART))).rejects.toMatchObject({ code: 'show-tied' });
    await expect(guild.run(untieShow('b'))).rejects.toMatchObject({ code: 'not-tied' });
    await expect(guild.run(tieShow('no', GLASS_HEART))).rejects.toMatchObject({ code: 'show-not-found' });
  });

  test('is tied to another entry in place of the first, and untied gets back what it had before both', async () => {
    await guild.run(tieShow('a', GLASS_HEART));
    const other: CatalogueEntry = { ref: 'anilist:9', title: 'Glass', titles: [], ids: { anilist: '9' } };
    await guild.run(tieShow('a', other));
    expect(show()).toMatchObject({ title: 'glass heart', year: undefined, ids: { anilist: '9' } });
    expect(show()).toMatchObject({ poster: undefined, listing: { titles: ['Glass'] } });
    await guild.run(untieShow('a'));
    expect(show()).toMatchObject({ title: 'glass heart', year: undefined, kind: undefined });
  });
});

describe('What managers have set', () => {
  const NEWER: CatalogueEntry = {
    ...GLASS_HEART,
    title: 'Glass Heart: The Series',
    titles: ['GH', 'グラスハート'],
    year: 2026,
    kind: 'series',
    poster: 'https://static.tvmaze.com/newer.jpg',
  };

  test('stays before and after the show is tied', async () => {
    await write('a', 'Glas Hart');
    await guild.run(renameShow('a', { title: 'GLASS HEART', year: 2024 }));
    await guild.run(setKind('a', 'film'));
    await guild.run(setPoster('a', 'https://posters.example/own.png'));
    await guild.run(addAlias('a', 'GH'));
    await guild.run(tieShow('a', GLASS_HEART));
    await guild.run(followEntry('a', NEWER, 9));
    expect(show()).toMatchObject({
      title: 'GLASS HEART',
      year: 2024,
      kind: 'film',
      poster: 'https://posters.example/own.png',
      aliases: ['GH'],
      listing: {
        titles: ['Glass Heart: The Series', 'グラスハート', '玻璃之心', 'Gurasu Haato'],
        checkedAt: 9,
      },
    });
  });

  test('stays where they took something away', async () => {
    await write('a', 'Glass Heart', GLASS_HEART);
    await guild.run(setPoster('a', undefined));
    await guild.run(setKind('a', undefined));
    await guild.run(removeAlias('a', 'グラスハート'));
    await guild.run(followEntry('a', NEWER, 9));
    expect(show()).toMatchObject({ poster: undefined, kind: undefined, droppedTitles: ['グラスハート'] });
    expect(show().listing?.titles).not.toContain('グラスハート');
    await guild.run(addAlias('a', 'グラスハート'));
    expect(show()).toMatchObject({ aliases: ['グラスハート'], droppedTitles: [] });
  });

  test('is what they changed in a form, not what they left', async () => {
    await write('a', 'Glass Heart', GLASS_HEART);
    await guild.run(reviseShow('a', { title: show(), alias: 'GH', kind: 'film', poster: show().poster }));
    await guild.run(followEntry('a', NEWER, 9));
    expect(show()).toMatchObject({
      title: 'Glass Heart: The Series',
      year: 2026,
      kind: 'film',
      poster: NEWER.poster,
      aliases: ['GH'],
      managed: ['kind'],
    });
    expect(show().listing?.titles).toEqual(['Glass Heart', 'グラスハート', '玻璃之心', 'Gurasu Haato']);
  });

  test('stays where an earlier version of the bot has stored it without saying who set it', async () => {
    await write('a', 'Glass Heart');
    const { managed: _, ...stored } = {
      ...show(),
      kind: 'film',
      poster: 'https://posters.example/own.png',
    } as const;
    await guild.commit([{ kind: 'shows', key: 'a', entry: stored }]);
    await guild.run(tieShow('a', GLASS_HEART));
    expect(show()).toMatchObject({ kind: 'film', poster: 'https://posters.example/own.png', year: 2025 });
  });

  test('leaves the catalogue’s title to be found by, and that title may be another show’s alias', async () => {
    await write('a', 'Glass Heart', GLASS_HEART);
    await guild.run(renameShow('a', { title: 'GH', year: 2025 }));
    expect(show().listing?.titles).toContain('Glass Heart');
    await write('b', 'Glass');
    await guild.run(addAlias('b', 'グラスハート'));
    expect(guild.memory.matchShow({ title: 'グラスハート' })).toMatchObject({
      kind: 'one',
      show: { id: 'b' },
    });
    expect(guild.memory.matchShow({ title: 'グラスハート', year: 2025 })).toMatchObject({
      show: { id: 'a' },
    });
    await expect(guild.run(addAlias('b', 'GH'))).rejects.toMatchObject({ code: 'show-exists' });
  });
});

describe('A tied show that is brought up to date', () => {
  beforeEach(() => write('a', 'Glass Heart', GLASS_HEART));

  test('loses what its own source has no more, but neither titles nor ids', async () => {
    const { poster: _, genres: __, ...bare } = GLASS_HEART;
    await guild.run(followEntry('a', { ...bare, titles: [], ids: { tvmaze: '81', tmdb: 'tv/5' } }, 9));
    expect(show()).toMatchObject({
      poster: undefined,
      ids: { tvmaze: '81', imdb: 'tt1000001', tmdb: 'tv/5' },
      listing: { titles: GLASS_HEART.titles, genres: undefined },
    });
  });

  test('keeps what another source does not have', async () => {
    const other = {
      ref: 'tmdb:tv/5',
      title: 'Glass Heart',
      titles: [],
      ids: { tmdb: 'tv/5', imdb: 'tt1000001' },
    } as const;
    await guild.run(followEntry('a', other, 9));
    expect(show()).toMatchObject({
      poster: GLASS_HEART.poster,
      year: 2025,
      ids: { tvmaze: '81', tmdb: 'tv/5' },
      listing: { ref: 'tmdb:tv/5', genres: GLASS_HEART.genres },
    });
  });

  test('keeps nothing that TMDB lent once another source speaks for it, but its name, year, kind and ids', async () => {
    const lent = { ...GLASS_HEART, ref: 'tmdb:tv/5', ids: { ...GLASS_HEART.ids, tmdb: 'tv/5' } } as const;
    await guild.run(followEntry('a', lent, 8));
    const other = { ref: GLASS_HEART.ref, title: 'Glass Heart', titles: ['Glasherz'], ids: lent.ids };
    await guild.run(followEntry('a', other, 9));
    expect(show()).toMatchObject({ title: 'Glass Heart', year: 2025, kind: 'drama', ids: lent.ids });
    expect(show().listing).toMatchObject({ titles: ['Glasherz'], genres: undefined, episodes: undefined });
    expect(show().poster).toBeUndefined();
  });

  test('is left alone by what is another show, or came too late', async () => {
    const before = show();
    expect(await guild.run(followEntry('a', { ...GLASS_HEART, ids: { imdb: 'tt9' } }, 9))).toBeUndefined();
    expect(show()).toBe(before);
    await guild.run(untieShow('a'));
    expect(await guild.run(followEntry('a', GLASS_HEART, 9))).toBeUndefined();
    expect(await guild.run(missEntry('a', 9))).toBeUndefined();
    expect(await guild.run(missEntry('no', 9))).toBeUndefined();
  });

  test('stays as it is when its source has it no more, or keeps what may be kept for ever', async () => {
    const before = show();
    await guild.run(missEntry('a', 9));
    expect(show()).toEqual({ ...before, listing: { ...before.listing, checkedAt: 9 } });
    await guild.run(missEntry('a', 10, true));
    expect(show()).toMatchObject({ title: 'Glass Heart', year: 2025, kind: 'drama', ids: GLASS_HEART.ids });
    expect(show()).toMatchObject({
      poster: undefined,
      listing: { titles: [], genres: undefined, checkedAt: 10 },
    });
  });

  test('keeps at most six titles, of each writing system at least one', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `Glass Heart ${at}`);
    await guild.run(followEntry('a', { ...GLASS_HEART, titles: [...many, '유리심장'] }, 9));
    expect(show().listing?.titles).toHaveLength(6);
    expect(show().listing?.titles).toEqual(
      expect.arrayContaining(['Glass Heart 0', '유리심장', '玻璃之心', 'グラスハート']),
    );
  });

  test.each([
    'javascript:alert(1)',
    'http://posters.example/a.png',
    'a.png',
    `https://a.example/${'x'.repeat(2050)}`,
  ])('gets no poster that Discord would refuse: %s', async (poster) => {
    await guild.run(followEntry('a', { ...GLASS_HEART, poster }, 9));
    expect(show().poster).toBeUndefined();
  });

  test('for adults has no poster, since its reviews may be posted where everybody looks', async () => {
    await guild.run(followEntry('a', { ...GLASS_HEART, adult: true }, 9));
    expect(show()).toMatchObject({ poster: undefined, year: 2025 });
  });

  test('gets a poster from a source on this machine', async () => {
    const poster = 'http://127.0.0.1:5000/glass.png';
    await guild.run(followEntry('a', { ...GLASS_HEART, poster }, 9));
    expect(show().poster).toBe(poster);
  });
});

test('A show is found by all that it was called, however often its source renames it', async () => {
  const titles = (turn: number) => Array.from({ length: 20 }, (_, place) => `Name ${turn} ${place}`);
  await write('a', 'Glass Heart', { ...GLASS_HEART, titles: titles(0) });
  for (const turn of [1, 2, 3])
    await guild.run(followEntry('a', { ...GLASS_HEART, title: `Heart ${turn}`, titles: titles(turn) }, turn));
  expect(show().title).toBe('Heart 3');
  for (const title of ['Glass Heart', 'Heart 1', 'Heart 2', 'Name 0 0'])
    expect(guild.memory.matchShow({ title }), title).toMatchObject({ kind: 'one', show: { id: 'a' } });
});

test('Of two shows that the catalogue has with one title and year, each can be changed', async () => {
  const film: CatalogueEntry = { ...GLASS_HEART, ref: 'tvmaze:82', ids: { tvmaze: '82' }, kind: 'film' };
  await write('a', 'Glass Heart', GLASS_HEART);
  await write('b', 'Glass Heart', film);
  const { title, year } = show('b');
  await guild.run(
    reviseShow('b', { title: { title, year }, alias: 'The film', kind: 'film', poster: undefined }),
  );
  expect(show('b')).toMatchObject({ aliases: ['The film'], poster: undefined });
  await expect(guild.run(renameShow('b', { title: 'glass heart', year }))).rejects.toMatchObject({
    code: 'show-exists',
  });
});

describe('A merge of a tied show', () => {
  beforeEach(async () => {
    await write('a', 'Glass Heart', GLASS_HEART);
    await write('b', 'GH');
  });

  test('gives the other one its ids and titles, and takes them back when it is undone', async () => {
    const before = show('b');
    await guild.run(mergeShows('a', 'b'));
    expect(guild.memory.showByIds(GLASS_HEART)?.id).toBe('b');
    expect(show('b')).toMatchObject({ title: 'GH', poster: GLASS_HEART.poster, ids: GLASS_HEART.ids });
    expect(guild.memory.matchShow({ title: '玻璃之心' })).toMatchObject({ kind: 'one', show: { id: 'b' } });
    await guild.run(unmergeShow('a', 'b'));
    expect(show('b')).toMatchObject(before);
    expect(show('b').listing).toBeUndefined();
    expect(guild.memory.showByIds(GLASS_HEART)?.id).toBe('a');
  });

  test('leaves the other one what it is tied to itself, and the ids of both lead there', async () => {
    const other: CatalogueEntry = { ref: 'anilist:9', title: 'GH', titles: [], ids: { anilist: '9' } };
    await guild.run(tieShow('b', other));
    const before = show('b');
    await guild.run(mergeShows('a', 'b'));
    expect(show('b')).toBe(before);
    expect(guild.memory.showByIds(GLASS_HEART)?.id).toBe('b');
    expect(guild.memory.showByIds(other)?.id).toBe('b');
    await guild.run(unmergeShow('a', 'b'));
    expect(show('b')).toBe(before);
    expect(guild.memory.showByIds(GLASS_HEART)?.id).toBe('a');
  });

  test('is taken back from all that have it from there, when others were merged since', async () => {
    await write('c', 'The Glass Heart');
    await guild.run(mergeShows('a', 'b'));
    await guild.run(mergeShows('b', 'c'));
    expect(show('c').listing?.ref).toBe(GLASS_HEART.ref);
    await guild.run(unmergeShow('a', 'b'));
    expect(show('b').listing).toBeUndefined();
    expect(show('c').listing).toBeUndefined();
    expect(guild.memory.showByIds(GLASS_HEART)?.id).toBe('a');
  });

  test('leaves what the other one is tied to to who is asked about that one', async () => {
    const other: CatalogueEntry = { ref: 'anilist:9', title: 'GH', titles: [], ids: { anilist: '9' } };
    await guild.run(tieShow('b', other));
    await guild.run(mergeShows('a', 'b'));
    await expect(guild.run(tieShow('a', GLASS_HEART))).rejects.toMatchObject({ code: 'merged-since' });
    await expect(guild.run(untieShow('a'))).rejects.toMatchObject({ code: 'merged-since' });
    expect(show('b').listing?.ref).toBe('anilist:9');
  });

  test('is not tied again by who picks the entry, once a moderator has untied it', async () => {
    await guild.run(mergeShows('a', 'b'));
    await guild.run(untieShow('b'));
    await write('c', 'Glass Heart', GLASS_HEART);
    expect(show('b').listing).toBeUndefined();
    expect(show('b').ids).toBeUndefined();
    expect(guild.memory.showEntry('c')).toBeUndefined();
  });
});
