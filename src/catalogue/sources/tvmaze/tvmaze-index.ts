import { z } from 'zod';
import type { CatalogueEntry } from '../../../reviews/shows/catalogue-entry.ts';
import { Asker } from '../asking/asker.ts';
import { lenient, listOf } from '../lenient.ts';
import type { SourceOptions } from '../source-options.ts';
import { TVMAZE_LIMITS } from './tvmaze.ts';
import { readShow, showSchema } from './tvmaze-show.ts';

/** A show in TVmaze's index, and how well known it is there, 0 to 1. */
export interface IndexedShow {
  readonly entry: CatalogueEntry;
  readonly popularity?: number | undefined;
}

const pageSchema = listOf(showSchema.extend({ weight: lenient(z.number().min(0).max(100)) }));

/**
 * Asks for pages of TVmaze's index of all shows (https://www.tvmaze.com/api#show-index): page n has the ids from 250 n to 250 n + 249.
 * The function that it returns answers undefined behind the last page, and rejects with SourceError.
 */
export function createTvmazeIndex(
  options: SourceOptions,
): (page: number, signal: AbortSignal) => Promise<readonly IndexedShow[] | undefined> {
  const asker = new Asker({ ...options, limits: TVMAZE_LIMITS });
  return async (page, signal) => {
    const shows = await asker.ask({ path: `/shows?page=${page}` }, pageSchema, { signal, unhurried: true });
    return shows?.flatMap((show) => {
      const entry = readShow(show, { akas: [] }, options.imagesUrl);
      return entry === undefined ? [] : { entry, popularity: show.weight && show.weight / 100 };
    });
  };
}
