import { anilist } from './anilist/anilist.ts';
import { bookwyrm, goodreads, storygraph } from './books.ts';
import type { FileFormat } from './format.ts';
import { imdb } from './imdb.ts';
import { letterboxd } from './letterboxd.ts';
import { myAnimeList } from './my-anime-list.ts';
import { neodb } from './neodb/neodb.ts';
import { ovation } from './ovation.ts';
import { pasted } from './pasted/pasted.ts';
import { simkl } from './simkl.ts';
import { table } from './table.ts';
import { tmdb } from './tmdb.ts';
import { trakt } from './trakt.ts';
import { tvTime } from './tv-time/tv-time.ts';
import { yamtrack } from './yamtrack.ts';

/** All formats; where several fit a file, the first. */
export const FILE_FORMATS: readonly FileFormat[] = [
  imdb,
  myAnimeList,
  anilist,
  trakt,
  simkl,
  tvTime,
  neodb,
  ovation,
  yamtrack,
  tmdb,
  goodreads,
  storygraph,
  bookwyrm,
  // Its columns are common names, such as those of others' tables.
  letterboxd,
  // Any text, and any table.
  pasted,
  table,
];
