import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { findShows } from '../find-shows.ts';
import type { InventedShow } from '../invented-show.ts';
import { createRequestWindow } from '../request-window.ts';
import type { SourceRules } from '../stand-in.ts';
import { detailsOf } from './tmdb-details.ts';
import { NOT_SHOWS, resultOf } from './tmdb-results.ts';

/** The "API Read Access Token" that the stand-in takes. */
export const TMDB_TOKEN = 'sandbox.tmdb.token';

/** What a page of results has at most, and how many pages there are (code 22). */
const PAGE = 20;
const LAST_PAGE = 500;

/** How many parts one request may append (code 27). */
const MOST_APPENDED = 20;

/** The errors that TMDB has a number for (developer.themoviedb.org/docs/errors), by that number. */
const ERRORS: Readonly<Record<number, readonly [status: number, message: string]>> = {
  5: [422, 'Invalid parameters: Your request parameters are incorrect.'],
  7: [401, 'Invalid API key: You must be granted a valid key.'],
  11: [500, 'Internal error: Something went wrong, contact TMDB.'],
  22: [400, 'Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.'],
  25: [429, 'Your request count (#) is over the allowed limit of (40).'],
  27: [400, 'Too many append to response objects: The maximum number of remote calls is 20.'],
  34: [404, 'The resource you requested could not be found.'],
  45: [403, 'This user has been suspended.'],
};

const errorBody = (code: number) => ({
  status_code: code,
  status_message: ERRORS[code]?.[1],
  // Not in all of them.
  ...(code !== 25 && { success: false }),
});

const refuse = (c: Context, code: number) =>
  c.json(errorBody(code), (ERRORS[code]?.[0] ?? 500) as ContentfulStatusCode);

/**
 * TMDB, as its reference describes it (developer.themoviedb.org/reference): search-multi, movie-details, tv-series-details,
 * find-by-id. It takes about 40 requests a second (docs/rate-limiting), and names no time to wait.
 * @param now in milliseconds
 */
export function tmdbRules(shows: readonly InventedShow[], now: () => number): SourceRules {
  const window = createRequestWindow(40, 1000, now);
  const own = shows.filter(({ ids }) => ids.tmdb !== undefined);
  return {
    limit: () => ({ isRefused: window.take() === undefined }),
    trouble: (status) => ({ body: errorBody({ 403: 45, 429: 25, 500: 11 }[status]) }),
    serve(app: Hono) {
      app.use('/3/*', async (c, next) =>
        c.req.header('authorization') === `Bearer ${TMDB_TOKEN}` ? next() : refuse(c, 7),
      );
      app.get('/3/search/multi', (c) => {
        const { query = '', language = 'en-US', include_adult: adult = 'false', page = '1' } = c.req.query();
        const number = Number(page);
        if (query === '') return c.json({ errors: ['query must be provided'] }, 422);
        if (!Number.isInteger(number) || number < 1 || number > LAST_PAGE) return refuse(c, 22);
        const found = findShows(own, query).filter(({ show }) => adult === 'true' || !show.adult);
        const results = [...found.map(({ show }) => resultOf(show, language)), ...NOT_SHOWS(query)];
        return c.json({
          page: number,
          results: results.slice((number - 1) * PAGE, number * PAGE),
          total_pages: Math.max(1, Math.ceil(results.length / PAGE)),
          total_results: results.length,
        });
      });
      app.get('/3/:type{movie|tv}/:id', (c) => {
        const { type, id } = c.req.param();
        const { language = 'en-US', append_to_response: appended = '' } = c.req.query();
        const parts = appended.split(',').filter((part) => part !== '');
        if (parts.length > MOST_APPENDED) return refuse(c, 27);
        // "1396-breaking-bad", as in the site's addresses, is its number.
        const show = own.find(({ ids }) => ids.tmdb === `${type}/${Number.parseInt(id, 10)}`);
        return show ? c.json(detailsOf(show, language, parts)) : refuse(c, 34);
      });
      app.get('/3/find/:id', (c) => {
        const { external_source: source, language = 'en-US' } = c.req.query();
        if (source !== 'imdb_id') return refuse(c, 5);
        const found = own.filter(({ ids }) => ids.imdb === c.req.param('id'));
        const results = (type: string) =>
          found.map((show) => resultOf(show, language)).filter(({ media_type }) => media_type === type);
        return c.json({
          movie_results: results('movie'),
          person_results: [],
          tv_results: results('tv'),
          tv_episode_results: [],
          tv_season_results: [],
        });
      });
      app.notFound((c) => refuse(c, 34));
    },
  };
}
