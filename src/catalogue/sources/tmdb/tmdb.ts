import { z } from 'zod';
import type { CatalogueEntry } from '../../../reviews/shows/catalogue-entry.ts';
import type { ShowIds } from '../../../reviews/shows/show-ids.ts';
import { Asker } from '../asking/asker.ts';
import { IMDB_ID, lenientList, listOf } from '../lenient.ts';
import { foundEntries } from '../make-entry.ts';
import type { Asking, Source } from '../source.ts';
import type { SourceOptions } from '../source-options.ts';
import { wholeTitle } from '../whole-title.ts';
import { filmSchema, readShow, resultSchema, seriesSchema } from './tmdb-show.ts';

/** About 40 in a second are allowed, "which may change": half of that is enough. */
const LIMITS = { limit: 200, most: 200, window: 10_000, spacing: 25, atOnce: 4 };

/** Ids stand in addresses: what has another form is none. */
const TMDB_ID = /^(?:movie|tv)\/\d{1,16}$/;

const LANGUAGE = 'en-US';
const DETAILS = new URLSearchParams({
  append_to_response: 'alternative_titles,external_ids,translations',
  language: LANGUAGE,
});

const searchSchema = z.object({ results: listOf(resultSchema) });
const foundSchema = z.object({
  movie_results: lenientList(filmSchema),
  tv_results: lenientList(seriesSchema),
});

/** TMDB: REST, with a bearer token, films and series of all countries. https://developer.themoviedb.org */
export function createTmdb(options: SourceOptions): Source {
  const { imagesUrl, token = '' } = options;
  const asker = new Asker({ ...options, limits: LIMITS, headers: { Authorization: `Bearer ${token}` } });

  async function detailsOf(id: string, asking: Asking): Promise<CatalogueEntry | undefined> {
    const question = { path: `/${id}?${DETAILS}` };
    const show = id.startsWith('movie/')
      ? await asker.ask(question, filmSchema, asking)
      : await asker.ask(question, seriesSchema, asking);
    return show && readShow(show, imagesUrl);
  }

  return {
    name: 'tmdb',
    async search(typed, adult, asking) {
      const query = new URLSearchParams({
        query: wholeTitle(typed),
        language: LANGUAGE,
        include_adult: `${adult}`,
      });
      const found = await asker.ask({ path: `/search/multi?${query}` }, searchSchema, asking);
      const results = found?.results ?? [];
      return foundEntries(
        results.map((show) => readShow(show, imagesUrl)),
        adult,
      );
    },
    knows: ({ tmdb = '', imdb = '' }: ShowIds) => TMDB_ID.test(tmdb) || IMDB_ID.test(imdb),
    async details({ tmdb = '', imdb = '' }, asking) {
      if (TMDB_ID.test(tmdb)) return detailsOf(tmdb, asking);
      const found = await asker.ask({ path: `/find/${imdb}?external_source=imdb_id` }, foundSchema, asking);
      const [show] = [...(found?.movie_results ?? []), ...(found?.tv_results ?? [])];
      return show && detailsOf(`${show.type}/${show.id}`, asking);
    },
  };
}
