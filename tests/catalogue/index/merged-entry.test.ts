import { expect, test } from 'vitest';
import { mergedEntry } from '../../../src/catalogue/index/merged-entry.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';

const merged = (...entries: readonly CatalogueEntry[]) =>
  mergedEntry(entries.map((entry) => ({ entry, fetchedAt: 0 })))?.entry;

const WIKIDATA: CatalogueEntry = {
  ref: 'wikidata:Q1',
  title: 'Lantern House',
  titles: ['등불의 집'],
  year: 2021,
  kind: 'drama',
  ids: { wikidata: 'Q1', tmdb: 'tv/7' },
};
const LISTED: CatalogueEntry = { ref: 'tmdb:tv/7', title: '등불의 집', titles: [], ids: { tmdb: 'tv/7' } };
const DETAILED: CatalogueEntry = {
  ...LISTED,
  title: 'The Lantern House',
  titles: ['등불의 집'],
  year: 2020,
  poster: 'https://image.tmdb.org/t/p/w342/lantern.jpg',
};

test('What a source that was asked says goes before what is listed, and all titles stay', () => {
  expect(merged(WIKIDATA, DETAILED)).toMatchObject({
    title: 'The Lantern House',
    titles: ['등불의 집', 'Lantern House'],
    year: 2020,
    kind: 'drama',
    ids: { wikidata: 'Q1', tmdb: 'tv/7' },
    poster: DETAILED.poster,
  });
});

test('A list of original titles alone names no show that another source names', () => {
  expect(merged(LISTED, WIKIDATA)).toMatchObject({
    title: 'Lantern House',
    titles: ['등불의 집'],
    year: 2021,
  });
  expect(merged(LISTED)).toEqual(LISTED);
});

test('Where a source has a part of a show as a show of its own, the whole is called as it began', () => {
  const ids = { anilist: '21' };
  const part: CatalogueEntry = {
    ref: 'bangumi:602059',
    title: 'Salt Sea: The Isle',
    titles: [],
    year: 2026,
    ids: { ...ids, bangumi: '602059' },
  };
  const whole: CatalogueEntry = {
    ref: 'bangumi:975',
    title: 'Salt Sea',
    titles: [],
    year: 1999,
    ids: { ...ids, bangumi: '975' },
  };
  expect(merged(part, whole)).toMatchObject({ ref: whole.ref, title: 'Salt Sea', year: 1999 });
  expect(merged({ ...part, year: undefined }, { ...whole, year: undefined })).toMatchObject({
    ref: whole.ref,
  });
});
