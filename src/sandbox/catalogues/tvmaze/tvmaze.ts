import type { Context, Hono } from 'hono';
import { findShows } from '../find-shows.ts';
import type { InventedShow } from '../invented-show.ts';
import { createRequestWindow } from '../request-window.ts';
import type { SourceRules } from '../stand-in.ts';
import { akasOf, tvmazeShow } from './tvmaze-show.ts';

/** How many shows a search answers at most, and how many ids a page of the list spans. */
const MOST_FOUND = 10;
const PAGE = 250;

/** How long an answer stays in the cache in front of TVmaze, whose requests no limit counts (api#caching). In milliseconds. */
const KEPT = 60 * 60_000;

const errorBody = (name: string, message: string, status: number) => ({ name, message, code: 0, status });
const notFound = (c: Context, message = '') => c.json(errorBody('Not Found', message, 404), 404);

/**
 * TVmaze, as tvmaze.com/api describes it: show search (which forgives two typos), show lookup, show main information, AKAs, show
 * index. It takes 20 requests in 10 seconds, and names no time to wait.
 * @param now in milliseconds
 * @param imagesUrl the address that its pictures begin with
 */
export function tvmazeRules(
  shows: readonly InventedShow[],
  now: () => number,
  imagesUrl: string,
): SourceRules {
  const window = createRequestWindow(20, 10_000, now);
  const kept = new Map<string, number>();
  const own = shows
    .flatMap((show) => (show.ids.tvmaze === undefined ? [] : [{ id: show.ids.tvmaze, show }]))
    .sort((one, other) => one.id - other.id);
  const written = (show: InventedShow) => tvmazeShow(show, imagesUrl);
  const showOf = (id: string) => own.find((one) => String(one.id) === id)?.show;

  return {
    limit({ url }) {
      if (now() - (kept.get(url) ?? -Infinity) < KEPT) return { isRefused: false };
      if (window.take() === undefined) return { isRefused: true };
      kept.set(url, now());
      return { isRefused: false, headers: { 'cache-control': 'max-age=3600, public' } };
    },
    trouble: (status) => ({
      body: {
        403: errorBody('Forbidden', '', 403),
        429: errorBody('Too Many Requests', 'Rate limit exceeded.', 429),
        500: errorBody('Internal Server Error', 'An internal server error occurred.', 500),
      }[status],
    }),
    serve(app: Hono) {
      app.get('/search/shows', (c) => {
        const typed = c.req.query('q');
        if (typed === undefined)
          return c.json(errorBody('Bad Request', 'Missing required parameters: q', 400), 400);
        const found = findShows(
          own.map(({ show }) => show),
          typed,
          2,
        );
        return c.json(
          found.slice(0, MOST_FOUND).map(({ show, isWhole }, index) => ({
            score: (isWhole ? 1.2 : 0.9) - index / 100,
            show: written(show),
          })),
        );
      });
      // What it finds is elsewhere, and what it does not find has no body.
      app.get('/lookup/shows', (c) => {
        const { imdb } = c.req.query();
        const found = own.find(({ show }) => imdb !== undefined && show.ids.imdb === imdb);
        return found ? c.redirect(`${new URL(c.req.url).origin}/shows/${found.id}`, 301) : c.body(null, 404);
      });
      app.get('/shows/:id{\\d+}', (c) => {
        const show = showOf(c.req.param('id'));
        return show ? c.json(written(show)) : notFound(c);
      });
      app.get('/shows/:id{\\d+}/akas', (c) => {
        const show = showOf(c.req.param('id'));
        return show ? c.json(akasOf(show)) : notFound(c);
      });
      app.get('/shows', (c) => {
        const page = Number(c.req.query('page') ?? 0);
        if (!Number.isInteger(page) || page < 0 || page > Math.floor((own.at(-1)?.id ?? -1) / PAGE))
          return notFound(c);
        return c.json(
          own.filter(({ id }) => Math.floor(id / PAGE) === page).map(({ show }) => written(show)),
        );
      });
      app.notFound((c) => notFound(c, 'Page not found.'));
    },
  };
}
