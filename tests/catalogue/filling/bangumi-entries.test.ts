import { beforeAll, expect, test } from 'vitest';
import { bangumiEntries } from '../../../src/catalogue/filling/bangumi-entries.ts';
import type { ListedEntry } from '../../../src/catalogue/index/catalogue-index.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import { parseRef } from '../../../src/reviews/shows/show-ids.ts';
import { MAX_TITLE, titleKey } from '../../../src/reviews/shows/title.ts';
import { catalogueEntrySchema } from '../../../src/storage/entries/catalogue-schemas.ts';

let entries: readonly ListedEntry[] = [];
beforeAll(async () => {
  entries = await bangumiEntries(0);
});

test('All anime that Bangumi has are there, each once', () => {
  expect(entries.length).toBeGreaterThan(8000);
  expect(new Set(entries.map(({ entry }) => entry.ref)).size).toBe(entries.length);
});

test('Each is an entry that can be stored: its titles differ and fit, its ids and year are such', () => {
  for (const { entry, popularity } of entries) {
    expect(catalogueEntrySchema.parse(entry)).toEqual(entry);
    const titles = [entry.title, ...entry.titles];
    expect(new Set(titles.map(titleKey)).size, entry.ref).toBe(titles.length);
    expect(titles.every((title) => codePointLength(title) <= MAX_TITLE)).toBe(true);
    expect(parseRef(`tmdb:${entry.ids.tmdb ?? 'tv/1'}`)).toMatch(/^tmdb:(?:tv|movie)\/\d+$/);
    expect(popularity).toBeGreaterThan(0);
  }
});

test('An anime with an English title is called by it, and found by those of its makers and by Chinese ones', () => {
  const found = entries.find(({ entry }) => entry.ids.anilist === '154587');
  expect(found?.entry).toMatchObject({
    title: expect.stringMatching(/^Frieren: Beyond/),
    titles: expect.arrayContaining(['葬送のフリーレン', '葬送的芙莉莲']),
    year: 2023,
    kind: 'anime',
    ids: { bangumi: '400602', mal: '52991', tmdb: 'tv/209867' },
  });
});

test('Without an English title it is called as its makers do, in Latin letters if they write it so', () => {
  const shares = [/\p{Script=Latin}/u, /^\P{Script=Latin}+$/u].map(
    (form) => entries.filter(({ entry }) => form.test(entry.title)).length / entries.length,
  );
  for (const share of shares) expect(share).toBeGreaterThan(0.3);
});

test('The second half of a year is called as its makers do, where its English title is that of the first', () => {
  const titleOf = (id: string) => entries.find(({ entry }) => entry.ref === `bangumi:${id}`)?.entry;
  expect(titleOf('329906')).toMatchObject({ title: 'SPY FAMILY', year: 2022 });
  expect(titleOf('373267')).toMatchObject({
    title: 'SPY×FAMILY(第2クール)',
    titles: expect.arrayContaining(['SPY FAMILY']),
    year: 2022,
  });
});
