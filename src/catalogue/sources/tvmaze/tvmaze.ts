import { z } from 'zod';
import type { ShowIds } from '../../../reviews/shows/show-ids.ts';
import { Asker } from '../asking/asker.ts';
import { IMDB_ID, listOf, NUMERIC_ID } from '../lenient.ts';
import { foundEntries } from '../make-entry.ts';
import type { Source } from '../source.ts';
import type { SourceOptions } from '../source-options.ts';
import { wholeTitle } from '../whole-title.ts';
import { readShow, showSchema } from './tvmaze-show.ts';

/** 20 in 10 s are allowed. One at a time leaves one idle connection, which is what it asks for. */
export const TVMAZE_LIMITS = { limit: 15, most: 15, window: 10_000, spacing: 100, atOnce: 1 };

const searchSchema = listOf(z.object({ show: showSchema }));
const akasSchema = listOf(z.object({ name: z.string() }));

/** TVmaze: REST, without a key, series of all countries. https://www.tvmaze.com/api */
export function createTvmaze(options: SourceOptions): Source {
  const { imagesUrl } = options;
  const asker = new Asker({ ...options, limits: TVMAZE_LIMITS });
  return {
    name: 'tvmaze',
    async search(typed, adult, asking) {
      const query = new URLSearchParams({ q: wholeTitle(typed) });
      const found = (await asker.ask({ path: `/search/shows?${query}` }, searchSchema, asking)) ?? [];
      return foundEntries(
        found.map(({ show }) => readShow(show, { akas: [] }, imagesUrl)),
        adult,
      );
    },
    knows: ({ tvmaze = '', imdb = '' }: ShowIds) => NUMERIC_ID.test(tvmaze) || IMDB_ID.test(imdb),
    async details({ tvmaze = '', imdb = '' }, asking) {
      const isOwnId = NUMERIC_ID.test(tvmaze);
      const path = isOwnId ? `/shows/${tvmaze}` : `/lookup/shows?imdb=${imdb}`;
      const show = await asker.ask({ path }, showSchema, asking);
      if (show === undefined) return undefined;
      const akas = (await asker.ask({ path: `/shows/${show.id}/akas` }, akasSchema, asking)) ?? [];
      const known = { akas: akas.map(({ name }) => name), imdb: isOwnId ? undefined : imdb };
      return readShow(show, known, imagesUrl);
    },
  };
}
