import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';

/** A drama that TVmaze has, with titles in three writing systems. */
export const GLASS_HEART: CatalogueEntry = {
  ref: 'tvmaze:81',
  title: 'Glass Heart',
  titles: ['グラスハート', '玻璃之心', 'Gurasu Haato'],
  year: 2025,
  kind: 'drama',
  ids: { tvmaze: '81', imdb: 'tt1000001' },
  poster: 'https://static.tvmaze.com/glass.jpg',
  genres: ['Music', 'Drama'],
  episodes: 10,
};
