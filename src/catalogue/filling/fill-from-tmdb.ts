import { z } from 'zod';
import { buildIndex } from '../index/build-index.ts';
import type { ListedEntry } from '../index/catalogue-index.ts';
import { numericId } from '../sources/lenient.ts';
import { makeEntry } from '../sources/make-entry.ts';
import { byteLines } from './byte-lines.ts';
import { fetchFile } from './fetch-file.ts';
import type { FillPlace } from './fill-place.ts';
import { FillProblem } from './fill-problem.ts';
import { jsonOf } from './json-of.ts';
import { unpacked } from './opened-bytes.ts';

/** The files of a day are there from 8:00 UTC on, and for three months (https://developer.themoviedb.org/docs/daily-id-exports). */
const DAYS_TO_TRY = 3;
const DAY = 24 * 60 * 60_000;

/** About the popularity of the best-known ones: it has no upper end. */
const MOST_POPULAR = 300;

const movie = z.object({ id: numericId, original_title: z.string(), popularity: z.number().optional() });
const series = z.object({ id: numericId, original_name: z.string(), popularity: z.number().optional() });
const lineSchema = z
  .object({ adult: z.boolean().optional(), video: z.boolean().optional() })
  .and(z.union([movie, series]));

/**
 * Takes TMDB's daily files of ids into the catalogue: original titles, and how well known they are; no years, no posters.
 * @param most at most so many, the best known
 * @returns what the operator is told
 * @throws {FillProblem} with the index as it was
 */
export async function fillFromTmdb(most: number, place: FillPlace): Promise<string> {
  async function* entries(): AsyncGenerator<ListedEntry> {
    yield* entriesOf('movie_ids', place);
    yield* entriesOf('tv_series_ids', place);
  }
  // The day by which the list is forgotten in time.
  const version = new Date(place.clock.now()).toISOString().slice(0, 10);
  const built = await buildIndex(place.file, 'tmdb', entries(), { most, version });
  return `The catalogue has ${built.shows} shows now, ${built.entries} of them from TMDB. Its terms let nobody keep them for longer than six months: then I forget those that you haven't fetched again.`;
}

async function* entriesOf(name: string, place: FillPlace): AsyncGenerator<ListedEntry> {
  const { address, body } = await newest(name, place);
  place.say(`Fetching ${address}…`);
  for await (const line of byteLines(unpacked(body, address))) {
    const listed = readLine(line.toString(), place.clock.now());
    if (listed !== undefined) yield listed;
  }
}

/** The newest file of a name that is there. */
async function newest(
  name: string,
  { tmdbFilesUrl, clock, signal }: FillPlace,
): Promise<{ readonly address: string; readonly body: AsyncIterable<Buffer> }> {
  let [address, status] = ['', 0];
  for (let days = 0; days < DAYS_TO_TRY; days++) {
    const [year, month, day] = new Date(clock.now() - days * DAY).toISOString().slice(0, 10).split('-');
    address = `${tmdbFilesUrl}/${name}_${month}_${day}_${year}.json.gz`;
    const file = await fetchFile(address, signal);
    if (file.status === 200) return { address, body: file.body };
    status = file.status;
  }
  throw new FillProblem(`TMDB's file isn't there (${address}, status ${status}): try again tomorrow.`);
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
