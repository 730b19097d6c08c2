import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { createAniList } from './anilist/anilist.ts';
import type { Source } from './source.ts';
import type { SourcePlace } from './source-options.ts';
import { createTmdb } from './tmdb/tmdb.ts';
import { createTvmaze } from './tvmaze/tvmaze.ts';

const CREATE = { tmdb: createTmdb, tvmaze: createTvmaze, anilist: createAniList };

/** The sources that the operator has chosen, in their order. Nothing is asked before somebody asks them. */
export const createSources = (
  places: readonly SourcePlace[],
  options: { readonly clock: Clock; readonly log: Logger },
): readonly Source[] => places.map((place) => CREATE[place.name]({ ...place, ...options }));
