import { expect, test } from 'vitest';
import { INVENTED_SHOWS, type InventedShow } from '../../../src/sandbox/catalogues/invented-show.ts';
import community from '../../../src/sandbox/community/shows.json' with { type: 'json' };
import { proxied } from '../../../src/sandbox/payloads/media-proxy.ts';
import { catalogues } from './asked-catalogues.ts';

test('All shows of the invented community are there, with their year and poster', () => {
  const yearOf = ({ began }: InventedShow) => began.slice(0, 4);
  for (const { title, poster, aliases = [] } of community) {
    const [, name, year] = /^(.+) \((\d{4})\)$/.exec(title) ?? [];
    const show = INVENTED_SHOWS.find(({ title: own }) => own === name);
    expect(show, title).toBeDefined();
    if (!show) continue;
    expect(yearOf(show), title).toBe(year);
    if (poster !== undefined) expect(show.poster).toBe(poster);
    expect(Object.values(show.others ?? {}), title).toEqual(expect.arrayContaining(aliases));
    expect(show.ids.tmdb ?? show.ids.tvmaze, title).toBeDefined();
  }
});

test('Each id stands for one show, and lies above those that the sources have given out', () => {
  const ids = INVENTED_SHOWS.flatMap(({ ids: own }) =>
    Object.entries(own).map(([site, id]) => `${site}:${id}`),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const { ids: own } of INVENTED_SHOWS) {
    expect(Number(own.tmdb?.split('/')[1] ?? 9_000_000)).toBeGreaterThanOrEqual(9_000_000);
    for (const id of [own.anilist, own.mal]) expect(id ?? 900_000).toBeGreaterThanOrEqual(900_000);
    expect(own.tvmaze ?? 200_000).toBeGreaterThanOrEqual(200_000);
    expect(own.imdb ?? 'tt99000000').toMatch(/^tt99\d{6}$/);
  }
});

test('Some 200 shows in many languages, most with posters, and some as odd as there are', () => {
  expect(INVENTED_SHOWS.length).toBeGreaterThanOrEqual(200);
  expect(new Set(INVENTED_SHOWS.map(({ language }) => language)).size).toBeGreaterThan(20);
  const posters = INVENTED_SHOWS.flatMap(({ poster }) => poster ?? []);
  expect(posters.length).toBeGreaterThan(180);
  expect(new Set(posters).size).toBe(posters.length);
  const count = (isSo: (show: InventedShow) => boolean) => INVENTED_SHOWS.filter(isSo).length;
  expect(count(({ began }) => began === '')).toBeGreaterThan(1);
  expect(count(({ title }) => title.length === 300)).toBe(1);
  expect(count(({ adult }) => adult === true)).toBe(2);
  expect(count(({ title }) => /^\p{Extended_Pictographic}/u.test(title))).toBe(1);
});

test('Each poster that a source names is drawn by its host, and shown by the page without asking it', async () => {
  const { started, tmdb, tvmaze, anilist, ask } = await catalogues({ unlimited: true });
  const addresses: string[] = [];
  for (const { ids } of INVENTED_SHOWS) {
    if (ids.tmdb !== undefined) {
      const path: string | null = (await tmdb(`/${ids.tmdb}`)).json.poster_path;
      if (path !== null) addresses.push(`${started.imageUrls.tmdb}/t/p/w342${path}`);
    }
    if (ids.tvmaze !== undefined) addresses.push((await tvmaze(`/shows/${ids.tvmaze}`)).json.image?.medium);
    if (ids.anilist !== undefined) {
      const { json } = await anilist(`{ Media(id: ${ids.anilist}) { coverImage { large } } }`);
      addresses.push(json.data.Media.coverImage.large);
    }
  }
  const own = addresses.filter((url) => url?.startsWith(started.imageUrls.tmdb));
  expect(own.length).toBeGreaterThan(300);
  for (const url of own) {
    const { status, text } = await ask(url);
    expect([status, text.slice(0, 4)], url).toEqual([200, '<svg']);
    expect(proxied(url), url).toMatch(/^\/page\/posters\/[a-z0-9-]+\.svg$/);
  }
  expect(started.picturesSeen()).toBe(own.length);
});
