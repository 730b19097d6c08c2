import type { InventedShow } from '../invented-show.ts';
import { tmdbGenres } from './tmdb-genres.ts';

/** The number of a show, and whether it is a film. */
export function tmdbId({ ids }: InventedShow): { readonly id: number; readonly isMovie: boolean } {
  const [type, id] = (ids.tmdb ?? '').split('/');
  return { id: Number(id), isMovie: type === 'movie' };
}

/** The title in a language ("ko-KR"): that of its country, the original, or the English one. */
function titleIn(show: InventedShow, language: string): string {
  const [code, country = ''] = language.split('-');
  if (code === show.language) return show.original ?? show.title;
  return show.others?.[country] ?? show.title;
}

export const overviewOf = ({ title, summary }: InventedShow): string =>
  summary === undefined ? `Nobody has made ${title} yet.` : '';

/** Where its poster lies, behind the size. */
const posterPath = ({ poster }: InventedShow): string | null =>
  poster === undefined ? null : `/${poster}.jpg`;

/** Anime are animation, which their own source does not say. */
export const genresOf = (show: InventedShow) =>
  tmdbGenres(show.kind === 'anime' ? ['Animation', ...show.genres] : show.genres, tmdbId(show).isMovie);

/** What a film and a series have in common, in a list and in detail. */
export function commonFields(show: InventedShow, language: string) {
  const { id, isMovie } = tmdbId(show);
  const began = /^\d{4}-\d{2}-\d{2}$/.test(show.began) ? show.began : '';
  return {
    adult: show.adult ?? false,
    backdrop_path: null,
    id,
    original_language: show.language,
    overview: overviewOf(show),
    popularity: show.popularity,
    poster_path: posterPath(show),
    vote_average: 0,
    vote_count: 0,
    ...(isMovie
      ? {
          title: titleIn(show, language),
          original_title: show.original ?? show.title,
          // A film without a date has none, a series has an empty one.
          ...(began !== '' && { release_date: began }),
          video: false,
        }
      : {
          name: titleIn(show, language),
          original_name: show.original ?? show.title,
          first_air_date: began,
          origin_country: show.country === '' ? [] : [show.country],
        }),
  };
}

/** A show in a list (reference/search-multi). */
export const resultOf = (show: InventedShow, language: string) => ({
  ...commonFields(show, language),
  media_type: tmdbId(show).isMovie ? 'movie' : 'tv',
  genre_ids: genresOf(show).map(({ id }) => id),
});

/** Among the results are people and collections, too. */
export const NOT_SHOWS = (query: string) => [
  {
    adult: false,
    id: 9900001,
    name: `${query} Fontaine`,
    original_name: `${query} Fontaine`,
    media_type: 'person',
    popularity: 0.6,
    gender: 0,
    known_for_department: 'Acting',
    profile_path: null,
    known_for: [],
  },
  {
    adult: false,
    backdrop_path: null,
    id: 9900002,
    name: `${query} Collection`,
    original_name: `${query} Collection`,
    original_language: 'en',
    overview: '',
    poster_path: null,
    media_type: 'collection',
  },
];
