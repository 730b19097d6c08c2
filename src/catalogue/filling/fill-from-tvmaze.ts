import { dirname, join } from 'node:path';
import { pino } from 'pino';
import type { Clock } from '../../clock.ts';
import { buildIndex } from '../index/build-index.ts';
import { SourceError } from '../sources/source.ts';
import { createTvmazeIndex, type IndexedShow } from '../sources/tvmaze/tvmaze-index.ts';
import type { FillPlace } from './fill-place.ts';
import { FillProblem } from './fill-problem.ts';
import { filledFrom } from './told.ts';
import { TvmazePages } from './tvmaze-pages.ts';

/** How often a page is asked for, and how long before the next time, in milliseconds; longer each time. */
const ATTEMPTS = 6;
const PAUSE = 10_000;

/** How often progress is told, in pages. */
const TOLD_EVERY = 20;

/**
 * Takes TVmaze's index of all shows into the catalogue, page by page, at half of what its limit allows: some ten minutes for the
 * 350 pages that it has. Goes on where it ended the last time, and later with the shows that are new.
 * @returns what the operator is told
 * @throws {FillProblem} when TVmaze stops to answer; what came until then is in the catalogue
 */
export async function fillFromTvmaze(place: FillPlace): Promise<string> {
  const { file, say } = place;
  const pages = new TvmazePages(join(dirname(file), 'catalogue-tvmaze.jsonl'));
  const problem = await fetchPages(pages, place).catch((error: unknown) => error);
  if (problem instanceof Error && !(problem instanceof FillProblem)) throw problem;
  say('Putting what came into the catalogue…');
  const built = await buildIndex(file, 'tvmaze', pages.entries());
  if (problem instanceof Error) throw problem;
  return `${filledFrom(built, 'TVmaze')} Its license is CC BY-SA 4.0: keep them on this machine.`;
}

async function fetchPages(pages: TvmazePages, { tvmaze, clock, signal, say }: FillPlace): Promise<void> {
  // The operator reads sentences.
  const ask = createTvmazeIndex({ ...tvmaze, clock, log: pino({ level: 'silent' }) });
  // The last page may have had room for more.
  for (let page = (await pages.last()) ?? 0; ; page++) {
    const shows = await askPatiently(() => ask(page, signal), clock, signal);
    if (shows === undefined) return;
    await pages.add({ page, fetchedAt: clock.now(), shows: [...shows] });
    if (page % TOLD_EVERY === 0) say(`TVmaze: page ${page}…`);
  }
}

async function askPatiently(
  ask: () => Promise<readonly IndexedShow[] | undefined>,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly IndexedShow[] | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const why = signal.aborted ? 'You ended it' : `TVmaze isn't responding (${error.trouble})`;
      if (signal.aborted || attempt === ATTEMPTS)
        throw new FillProblem(`${why}: run it again later, and it goes on from there.`, { cause: error });
      await clock.wait(PAUSE * 2 ** (attempt - 1), signal);
    }
  }
}
