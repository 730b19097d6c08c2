import type { InventedShow } from '../invented-show.ts';

/** AniList's genres, as far as they are among ours. */
const GENRES = new Set([
  ...['Action', 'Adventure', 'Comedy', 'Drama', 'Ecchi', 'Fantasy', 'Horror', 'Music', 'Mystery', 'Romance'],
  ...['Slice of Life', 'Sports', 'Supernatural', 'Thriller'],
]);

const genreOf = (name: string): string[] =>
  name === 'Science Fiction' ? ['Sci-Fi'] : GENRES.has(name) ? [name] : [];

const SEASONS = ['WINTER', 'SPRING', 'SUMMER', 'FALL'];

/** The season in which an anime began: December is part of the next year's winter. */
function seasonOf(year: number | null, month: number | null) {
  if (year === null || month === null) return { season: null, seasonYear: null };
  return { season: SEASONS[Math.floor((month % 12) / 3)], seasonYear: month === 12 ? year + 1 : year };
}

/**
 * An anime as AniList has it (docs.anilist.co/reference/object/media): all but `id` may be null, and one of its titles is not.
 * @param imagesUrl the address that its pictures begin with
 */
export function mediaOf(show: InventedShow, imagesUrl: string) {
  const { ids, title, original = null, romanised = null, began, nulls = false, poster, others = {} } = show;
  const [year = null, month = null, day = null] = began === '' ? [] : began.split('-').map(Number);
  const isUntranslated = show.language !== 'en' && original === null;
  const isFilm = ids.tmdb?.startsWith('movie/') ?? false;
  const cover = (size: string) =>
    show.picture ??
    (poster === undefined
      ? `${imagesUrl}/file/anilistcdn/media/anime/cover/${size}/default.jpg`
      : `${imagesUrl}/file/anilistcdn/media/anime/cover/${size}/bx${ids.anilist}-${poster}.jpg`);
  return {
    id: ids.anilist ?? 0,
    idMal: ids.mal ?? null,
    title: {
      romaji: romanised,
      english: nulls || isUntranslated ? null : title,
      native: isUntranslated ? title : original,
      userPreferred: romanised,
    },
    type: 'ANIME',
    format: nulls ? null : isFilm ? 'MOVIE' : 'TV',
    status: year === null || year > 2026 ? 'NOT_YET_RELEASED' : 'FINISHED',
    description: show.summary ?? null,
    startDate: { year, month, day },
    endDate: { year: null, month: null, day: null },
    ...seasonOf(year, month),
    episodes: isFilm ? 1 : (show.episodes ?? null),
    duration: null,
    countryOfOrigin: show.country || null,
    source: null,
    coverImage: {
      extraLarge: cover('large'),
      large: cover('medium'),
      medium: cover('small'),
      color: null,
    },
    bannerImage: null,
    genres: [...(nulls ? [null] : []), ...show.genres.flatMap(genreOf)],
    synonyms: [...(nulls ? [null, title] : []), ...Object.values(others)],
    averageScore: null,
    popularity: Math.round(show.popularity * 1000),
    favourites: 0,
    isAdult: show.adult ?? false,
    siteUrl: `https://anilist.co/anime/${ids.anilist}`,
  };
}

export type Media = ReturnType<typeof mediaOf>;
