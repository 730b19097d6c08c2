import { z } from 'zod';
import type { CatalogueEntry } from '../../../reviews/shows/catalogue-entry.ts';
import { seriesKind } from '../kind-of.ts';
import { dateYear, imdbId, lenient, lenientList, numericId } from '../lenient.ts';
import { makeEntry } from '../make-entry.ts';

const text = lenient(z.string());
const titles = lenientList(z.object({ title: z.string() }));

/** The numbers of genres: the same for films and series. */
const ANIMATION = 16;
const DRAMA = 18;
const SOAP = 10766;

const common = {
  id: numericId,
  adult: lenient(z.boolean()),
  original_language: text,
  origin_country: lenientList(z.string()),
  genre_ids: lenientList(z.number()),
  poster_path: lenient(z.string().startsWith('/')),
  // From here on, what only `details` has.
  genres: lenientList(z.object({ id: z.number(), name: z.string() })),
  external_ids: lenient(
    z.object({ imdb_id: lenient(imdbId), wikidata_id: lenient(z.string().regex(/^Q\d{1,12}$/)) }),
  ),
  alternative_titles: lenient(z.object({ titles, results: titles })),
  translations: lenient(
    z.object({
      translations: lenientList(z.object({ data: z.object({ title: text, name: text }) })),
    }),
  ),
};

const film = z.object({ ...common, title: z.string(), original_title: text, release_date: dateYear });
const series = z.object({
  ...common,
  name: z.string(),
  original_name: text,
  first_air_date: dateYear,
  number_of_episodes: lenient(z.number()),
});

const asFilm = (show: z.infer<typeof film>) => ({
  ...show,
  type: 'movie' as const,
  titles: [show.title, show.original_title],
  year: show.release_date,
  episodes: undefined,
});
const asSeries = (show: z.infer<typeof series>) => ({
  ...show,
  type: 'tv' as const,
  titles: [show.name, show.original_name],
  year: show.first_air_date,
  episodes: show.number_of_episodes,
});

export const filmSchema = film.transform(asFilm);
export const seriesSchema = series.transform(asSeries);
/** Films and series among all that a search finds: there are people and collections, too. */
export const resultSchema = z.union([
  film.extend({ media_type: z.literal('movie') }).transform(asFilm),
  series.extend({ media_type: z.literal('tv') }).transform(asSeries),
]);

type TmdbShow = ReturnType<typeof asFilm> | ReturnType<typeof asSeries>;

export function readShow(show: TmdbShow, imagesUrl: string): CatalogueEntry | undefined {
  const { poster_path: path, external_ids: ids } = show;
  return makeEntry(
    {
      site: 'tmdb',
      id: `${show.type}/${show.id}`,
      titles: titlesOf(show),
      year: show.year,
      kind: kindOf(show),
      ids: { imdb: ids?.imdb_id, wikidata: ids?.wikidata_id },
      poster: path && `${imagesUrl}/t/p/w342${path}`,
      genres: show.genres.map(({ name }) => name),
      episodes: show.episodes,
      adult: show.adult,
    },
    imagesUrl,
  );
}

/** Of a show that is known everywhere, other titles in one country leave room for those in other languages. */
const MOST_ALTERNATIVES = 20;

function titlesOf({ titles: own, alternative_titles: others, translations }: TmdbShow) {
  const alternatives = [...(others?.titles ?? []), ...(others?.results ?? [])].map(({ title }) => title);
  const translated = (translations?.translations ?? []).map(({ data }) => data.title ?? data.name);
  return [
    ...own,
    ...alternatives.slice(0, MOST_ALTERNATIVES),
    ...translated,
    ...alternatives.slice(MOST_ALTERNATIVES),
  ];
}

function kindOf({ type, genres, genre_ids, origin_country, original_language }: TmdbShow) {
  const has = (genre: number) => genre_ids.includes(genre) || genres.some(({ id }) => id === genre);
  const countries = original_language === 'ja' ? [...origin_country, 'JP'] : origin_country;
  const made = { countries, isAnimated: has(ANIMATION), isStory: has(DRAMA) || has(SOAP) };
  const kind = seriesKind(made);
  return type === 'movie' && kind !== 'anime' ? 'film' : kind;
}
