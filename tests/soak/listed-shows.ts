import type { CatalogueEntry } from '../../src/reviews/shows/catalogue-entry.ts';
import { entryOf } from '../support/listed-catalogue.ts';

/**
 * What the presser's catalogue has: shows that members review, some that could be one of two, one that two of their shows are,
 * and what is hard to show.
 */
export const LISTED: readonly CatalogueEntry[] = [
  entryOf(1, 'Glass Heart', { year: 2019, kind: 'drama', poster: 'https://static.tvmaze.com/1.jpg' }),
  entryOf(2, 'Glass Heart', { year: 2021, kind: 'film' }),
  entryOf(3, 'Dark', { year: 2017, kind: 'series', titles: ['Dunkel'], episodes: 26 }),
  entryOf(4, 'Signal 9', { year: 2016, kind: 'drama' }),
  entryOf(5, 'Signal 9', { year: 2018, kind: 'drama' }),
  entryOf(6, 'Lanterns at Low Tide', { titles: ['The Orchard', 'Lantern at Low Tide'], year: 2020 }),
  entryOf(7, 'Harbour', { year: 2008, titles: ['港町'] }),
  entryOf(8, 'Harbour', { year: 1999 }),
  entryOf(9, '달빛 세탁소', { titles: ['Moonlight Laundry'], year: 2025, kind: 'drama' }),
  entryOf(10, 'شكرا', { year: 2023 }),
  entryOf(11, '😀'),
  entryOf(12, '*_|| @everyone [Night Market](x) `'.padEnd(150, '*'), {
    titles: ['Night Market', 'Paper Moon'],
  }),
  entryOf(13, 'Winter Line', { kind: 'anime', genres: ['Drama'], year: 2012 }),
];
