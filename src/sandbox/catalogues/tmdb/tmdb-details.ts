import type { InventedShow } from '../invented-show.ts';
import { commonFields, genresOf, overviewOf, tmdbId } from './tmdb-results.ts';

/** What `append_to_response` adds, by its name. What TMDB does not know it leaves out. */
const PARTS: Readonly<Record<string, (show: InventedShow) => object>> = {
  alternative_titles(show) {
    const others = Object.entries(show.others ?? {}).map(([iso_3166_1, title]) => ({
      iso_3166_1,
      title,
      type: '',
    }));
    const romanised = { iso_3166_1: show.country, title: show.romanised, type: 'romanized' };
    const titles = [...others, ...(show.romanised === undefined ? [] : [romanised])];
    return tmdbId(show).isMovie ? { titles } : { results: titles };
  },
  external_ids: ({ ids }) => ({
    imdb_id: ids.imdb ?? null,
    wikidata_id: null,
    facebook_id: null,
    instagram_id: null,
    twitter_id: null,
    ...(ids.tmdb?.startsWith('tv/') && {
      freebase_mid: null,
      freebase_id: null,
      tvdb_id: null,
      tvrage_id: null,
    }),
  }),
  translations(show) {
    const { isMovie } = tmdbId(show);
    // A title that is the original one is left empty.
    const translation = (iso_639_1: string, iso_3166_1: string, title: string) => ({
      iso_3166_1,
      iso_639_1,
      name: iso_639_1 === 'en' ? 'English' : '',
      english_name: iso_639_1,
      data: {
        [isMovie ? 'title' : 'name']: iso_639_1 === show.language ? '' : title,
        overview: iso_639_1 === 'en' ? overviewOf(show) : '',
        homepage: '',
        tagline: '',
      },
    });
    return {
      translations: [
        ...(show.original === undefined ? [] : [translation('en', 'US', show.title)]),
        translation(show.language, show.country, show.original ?? show.title),
        ...Object.entries(show.others ?? {}).flatMap(([country, title]) =>
          LANGUAGES[country] ? [translation(LANGUAGES[country], country, title)] : [],
        ),
      ],
    };
  },
};

/** What is spoken where the other titles are used, if that is a translation of its own. */
const LANGUAGES: Readonly<Record<string, string>> = {
  BR: 'pt',
  CN: 'zh',
  DE: 'de',
  DK: 'da',
  ES: 'es',
  FR: 'fr',
  IT: 'it',
  JP: 'ja',
  KR: 'ko',
  MX: 'es',
  NL: 'nl',
  PL: 'pl',
  PT: 'pt',
  SE: 'sv',
  TH: 'th',
  TW: 'zh',
  UA: 'uk',
};

/** A show in detail (reference/movie-details, reference/tv-series-details). */
export function detailsOf(show: InventedShow, language: string, parts: readonly string[]) {
  const { isMovie } = tmdbId(show);
  return {
    ...commonFields(show, language),
    genres: genresOf(show),
    homepage: '',
    origin_country: show.country === '' ? [] : [show.country],
    production_companies: [],
    production_countries: [],
    spoken_languages: [],
    status: isMovie ? 'Released' : 'Ended',
    tagline: '',
    ...(isMovie
      ? { belongs_to_collection: null, budget: 0, imdb_id: show.ids.imdb ?? null, revenue: 0, runtime: 0 }
      : {
          created_by: [],
          episode_run_time: [],
          in_production: false,
          languages: [show.language],
          last_air_date: null,
          last_episode_to_air: null,
          next_episode_to_air: null,
          networks: [],
          number_of_episodes: show.episodes ?? 0,
          number_of_seasons: 1,
          seasons: [],
          type: 'Scripted',
        }),
    ...Object.fromEntries(parts.flatMap((name) => (PARTS[name] ? [[name, PARTS[name](show)]] : []))),
  };
}
