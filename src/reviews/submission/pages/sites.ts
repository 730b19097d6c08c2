import type { Site } from './page.ts';
import { ALLOCINE } from './sites/allocine.ts';
import { AMAZON } from './sites/amazon.ts';
import { ANI_LIST } from './sites/ani-list.ts';
import { ANIME_PLANET } from './sites/anime-planet.ts';
import { BACKLOGGD } from './sites/backloggd.ts';
import { DOUBAN } from './sites/douban.ts';
import { FILMAFFINITY } from './sites/filmaffinity.ts';
import { FILMARKS } from './sites/filmarks.ts';
import { FILMWEB } from './sites/filmweb.ts';
import { GOODREADS } from './sites/goodreads.ts';
import { GOOGLE } from './sites/google.ts';
import { IMDB } from './sites/imdb.ts';
import { KINOPOISK } from './sites/kinopoisk.ts';
import { LETTERBOXD } from './sites/letterboxd.ts';
import { METACRITIC } from './sites/metacritic.ts';
import { MY_ANIME_LIST } from './sites/my-anime-list.ts';
import { MY_DRAMA_LIST } from './sites/my-drama-list.ts';
import { ROTTEN_TOMATOES } from './sites/rotten-tomatoes.ts';
import { SENS_CRITIQUE } from './sites/sens-critique.ts';
import { SERIALIZD } from './sites/serializd.ts';
import { STEAM } from './sites/steam.ts';
import { TMDB } from './sites/tmdb.ts';
import { TRAKT } from './sites/trakt.ts';
import { TV_TIME } from './sites/tv-time.ts';
import { WATCHA } from './sites/watcha.ts';

/** The sites whose pages are known. Of two that explain a page equally well, the earlier one does. */
export const SITES: readonly Site[] = [
  MY_DRAMA_LIST,
  IMDB,
  LETTERBOXD,
  MY_ANIME_LIST,
  ANI_LIST,
  ANIME_PLANET,
  TMDB,
  ROTTEN_TOMATOES,
  METACRITIC,
  TRAKT,
  TV_TIME,
  SERIALIZD,
  STEAM,
  BACKLOGGD,
  GOODREADS,
  AMAZON,
  GOOGLE,
  DOUBAN,
  FILMARKS,
  WATCHA,
  KINOPOISK,
  FILMAFFINITY,
  FILMWEB,
  ALLOCINE,
  SENS_CRITIQUE,
];
