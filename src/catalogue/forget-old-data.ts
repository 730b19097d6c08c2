import type { Clock } from '../clock.ts';
import type { CatalogueIndex } from './index/catalogue-index.ts';
import { TMDB_KEPT } from './sources/tmdb/tmdb-kept.ts';

/** Not while a bot starts, then once a day. In milliseconds. */
const FIRST = 10 * 60_000;
const EVERY = 24 * 60 * 60_000;

/** Takes out of the index what was searched for and its source lets nobody keep, until the signal is aborted. */
export async function forgetOldData(index: CatalogueIndex, clock: Clock, signal: AbortSignal): Promise<void> {
  for (let pause = FIRST; ; pause = EVERY) {
    await clock.wait(pause, signal);
    if (signal.aborted) return;
    await index.forget({ source: 'tmdb', before: clock.now() - TMDB_KEPT });
  }
}
