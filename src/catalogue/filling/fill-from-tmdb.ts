import { z } from 'zod';
import { buildIndex } from '../index/build-index.ts';
import type { ListedEntry } from '../index/catalogue-index.ts';
import { numericId } from '../sources/lenient.ts';
import { makeEntry } from '../sources/make-entry.ts';
import { byteLines } from './byte-lines.ts';
import { type FetchedFile, fetchFile } from './fetch-file.ts';
import type { FillPlace } from './fill-place.ts';
import { FillProblem } from './fill-problem.ts';
import { jsonOf } from './json-of.ts';
import { unpacked } from './opened-bytes.ts';
import { filledFrom } from './told.ts';

/** How far back to look: a day's files are there from 8:00 UTC on (https://developer.themoviedb.org/docs/daily-id-exports). */
const DAYS_TO_TRY = 2;
/** In milliseconds. */
const DAY = 24 * 60 * 60_000;

/** About the popularity of the best-known ones: it has no upper end. */
const MOST_POPULAR = 300;

const movie = z.object({ id: numericId, original_title: z.string(), popularity: z.number().optional() });
const series = z.object({ id: numericId, original_name: z.string(), popularity: z.number().optional() });
const lineSchema = z
  .object({ adult: z.boolean().optional(), video: z.boolean().optional() })
  .and(z.union([movie, series]));

/**
 * Takes TMDB's daily files of ids into the catalogue: original titles, and how well known they are; no years, no posters. The bot takes
 * them out again after six months, as TMDB's terms ask.
 * @param most at most so many, the best known
 * @returns what the operator is told
 * @throws {FillProblem} with the index as it was
 */
export async function fillFromTmdb(most: number, place: FillPlace): Promise<string> {
  const { day, movies } = await newest(place);
  async function* entries(): AsyncGenerator<ListedEntry> {
    yield* readFile(movies, place);
    yield* readFile(await fetchList('tv_series_ids', day, place), place);
  }
  const built = await buildIndex(place.file, 'tmdb', entries(), { most, version: day });
  return `${filledFrom(built, 'TMDB')} I forget these after six months, as its terms ask: fill them in again by then.`;
}

interface DailyList extends FetchedFile {
  readonly address: string;
}

function fetchList(name: string, day: string, { tmdbFilesUrl, signal }: FillPlace): Promise<DailyList> {
  const [year, month, dayOfMonth] = day.split('-');
  const address = `${tmdbFilesUrl}/${name}_${month}_${dayOfMonth}_${year}.json.gz`;
  return fetchFile(address, signal).then((file) => ({ ...file, address }));
}

/** The newest day that has a file of movies, and that. */
async function newest(place: FillPlace): Promise<{ readonly day: string; readonly movies: DailyList }> {
  for (let days = 0; ; days++) {
    const day = new Date(place.clock.now() - days * DAY).toISOString().slice(0, 10);
    const movies = await fetchList('movie_ids', day, place);
    if (movies.status === 200 || days === DAYS_TO_TRY) return { day, movies };
  }
}

async function* readFile(
  { address, status, body }: DailyList,
  { say, clock }: FillPlace,
): AsyncGenerator<ListedEntry> {
  if (status !== 200) throw new FillProblem(`TMDB has no ${address} (status ${status}): try again tomorrow.`);
  say(`Reading ${address}…`);
  let isEmpty = true;
  for await (const line of byteLines(unpacked(body, address))) {
    const listed = readLine(line.toString(), clock.now());
    if (listed === undefined) continue;
    isEmpty = false;
    yield listed;
  }
  // A page of HTML may come instead of it, also with status 200.
  if (isEmpty) throw new FillProblem(`${address} has no shows: try again later.`);
}

function readLine(line: string, now: number): ListedEntry | undefined {
  const { data } = lineSchema.safeParse(jsonOf(line));
  if (data === undefined || data.adult || data.video) return undefined;
  const isMovie = 'original_title' in data;
  const entry = makeEntry(
    {
      site: 'tmdb',
      id: `${isMovie ? 'movie' : 'tv'}/${data.id}`,
      titles: [isMovie ? data.original_title : data.original_name],
      year: undefined,
      // What is no film may be a drama or an anime, too.
      kind: isMovie ? 'film' : undefined,
      poster: undefined,
    },
    '',
  );
  const popularity = Math.min(1, Math.log1p(Math.max(0, data.popularity ?? 0)) / Math.log1p(MOST_POPULAR));
  return entry && { entry, popularity, fetchedAt: now };
}
