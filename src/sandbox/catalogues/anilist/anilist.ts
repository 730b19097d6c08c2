import type { Hono } from 'hono';
import type { InventedShow } from '../invented-show.ts';
import { createRequestWindow } from '../request-window.ts';
import type { SourceRules } from '../stand-in.ts';
import { anilistSchema, NotFound } from './anilist-schema.ts';
import { answerGraphql } from './answer-graphql.ts';
import { GraphqlError, readGraphql } from './graphql-text.ts';

/** What AniList allows a minute in its "degraded state", in which it has been since 2025; its documentation says 90. */
const A_MINUTE = 30;

/** AniList tells no number for its limit of bursts, only that there is one. */
const AT_ONCE = 10;

const errorBody = (message: string, status: number, locations?: readonly object[]) => ({
  errors: [{ message, status, ...(locations && { locations }) }],
  data: null,
});

/**
 * AniList's GraphQL (docs.anilist.co): searches and single anime. Each answer says how many requests are left; a refusal says only
 * after how many seconds to come back.
 * @param now in milliseconds
 * @param imagesUrl the address that its pictures begin with
 */
export function anilistRules(
  shows: readonly InventedShow[],
  now: () => number,
  imagesUrl: string,
): SourceRules {
  const minute = createRequestWindow(A_MINUTE, 60_000, now);
  const burst = createRequestWindow(AT_ONCE, 1000, now);
  const schema = anilistSchema(shows, imagesUrl);
  return {
    limit() {
      const left = burst.take() === undefined ? undefined : minute.take();
      if (left === undefined) return { isRefused: true };
      return {
        isRefused: false,
        headers: { 'x-ratelimit-limit': String(A_MINUTE), 'x-ratelimit-remaining': String(left) },
      };
    },
    trouble: (status) =>
      ({
        403: {
          body: errorBody(
            'The AniList API has been temporarily disabled due to severe stability issues.',
            403,
          ),
        },
        429: { body: errorBody('Too Many Requests.', 429), headers: { 'retry-after': '60' } },
        500: { body: errorBody('Internal Server Error', 500) },
      })[status],
    serve(app: Hono) {
      app.post('/', async (c) => {
        const asked = await c.req.json().catch(() => null);
        if (typeof asked?.query !== 'string')
          return c.json(errorBody('The query is missing from the request.', 400), 400);
        try {
          return c.json({ data: answerGraphql(schema, readGraphql(asked.query), asked.variables ?? {}) });
        } catch (error) {
          if (error instanceof NotFound)
            return c.json({ ...errorBody('Not Found.', 404), data: { Media: null } }, 404);
          if (!(error instanceof GraphqlError)) throw error;
          const { message, place } = error;
          return c.json(errorBody(message, 400, place && [place]), 400);
        }
      });
      app.notFound((c) => c.json(errorBody('Not Found.', 404), 404));
    },
  };
}
