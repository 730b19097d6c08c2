import { z } from 'zod';
import type { ShowIds } from '../../../reviews/shows/show-ids.ts';
import { Asker } from '../asking/asker.ts';
import { lenient, lenientList, listOf, NUMERIC_ID } from '../lenient.ts';
import { foundEntries } from '../make-entry.ts';
import type { Source } from '../source.ts';
import type { SourceOptions } from '../source-options.ts';
import { MEDIA_FIELDS, mediaSchema, readMedia } from './media.ts';

/** 90 in a minute are promised and 30 allowed, which its headers say; besides, it limits bursts, and does not say how. */
const LIMITS = { limit: 30, most: 90, window: 60_000, spacing: 500, atOnce: 1 };

const SEARCH = `query ($q: String) { Page(perPage: 10) { media(search: $q, type: ANIME) {${MEDIA_FIELDS}} } }`;
const BY_ID = `query ($id: Int) { Media(id: $id, type: ANIME) {${MEDIA_FIELDS}} }`;
const BY_MAL_ID = `query ($id: Int) { Media(idMal: $id, type: ANIME) {${MEDIA_FIELDS}} }`;

const searchSchema = z.object({ data: z.object({ Page: z.object({ media: listOf(mediaSchema) }) }) });
const detailsSchema = z.object({ data: z.object({ Media: mediaSchema }) });
const errorsSchema = z.object({ errors: lenientList(z.object({ status: lenient(z.int()) })) });

/** Failures come as `errors` with a status, also where that of the answer is 200. */
function statusIn(body: unknown): number | undefined {
  const [error] = errorsSchema.safeParse(body).data?.errors ?? [];
  return error && (error.status ?? 500);
}

/** AniList: GraphQL, without a key, anime alone. https://docs.anilist.co */
export function createAniList(options: SourceOptions): Source {
  const { imagesUrl } = options;
  const asker = new Asker({ ...options, limits: LIMITS, statusIn });
  return {
    name: 'anilist',
    async search(typed, adult, asking) {
      const question = { path: '', body: { query: SEARCH, variables: { q: typed } } };
      const answer = await asker.ask(question, searchSchema, asking);
      const found = answer?.data.Page.media ?? [];
      return foundEntries(
        found.map((media) => readMedia(media, imagesUrl)),
        adult,
      );
    },
    knows: ({ anilist = '', mal = '' }: ShowIds) => NUMERIC_ID.test(anilist) || NUMERIC_ID.test(mal),
    async details({ anilist = '', mal = '' }, asking) {
      const [query, id] = NUMERIC_ID.test(anilist) ? [BY_ID, anilist] : [BY_MAL_ID, mal];
      const body = { query, variables: { id: Number(id) } };
      const answer = await asker.ask({ path: '', body }, detailsSchema, asking);
      return answer && readMedia(answer.data.Media, imagesUrl);
    },
  };
}
