import { buildIndex } from '../index/build-index.ts';
import type { ListedEntry } from '../index/catalogue-index.ts';
import { writeEntryList } from './entry-list.ts';
import { fetchSteadily } from './fetch-steadily.ts';
import type { FillPlace } from './fill-place.ts';
import { FillProblem } from './fill-problem.ts';
import { openedFile, unpacked } from './opened-bytes.ts';
import { filledFrom, showCount } from './told.ts';
import { wikidataEntries } from './wikidata/wikidata-entries.ts';

export interface DumpOptions {
  /** A file, an address, or "-" for standard input. */
  readonly dump: string;
  /** How to reach who fetches it from its address. */
  readonly contact?: string | undefined;
  /** At most so many shows, the best known. */
  readonly most: number;
  /** Writes a list there, which others can get, instead of filling the index. */
  readonly out?: string | undefined;
}

/** How often progress is told, in shows. */
const TOLD_EVERY = 10_000;

/**
 * Takes the films and series out of a dump of Wikidata, as a stream: memory holds one of them at a time. A dump that ends in the middle
 * gives what it has, but makes no list for others, who count on its being whole.
 * @returns what the operator is told
 * @throws {FillProblem} with the index as it was
 */
export async function fillFromDump(options: DumpOptions, place: FillPlace): Promise<string> {
  const { dump, most, out } = options;
  const { file, clock, say, signal } = place;
  let cut = '';
  async function* readable(): AsyncGenerator<ListedEntry> {
    try {
      yield* wikidataEntries(openedDump(options, place), clock.now());
    } catch (error) {
      if (!(error instanceof FillProblem) || out !== undefined) throw error;
      cut = error.message;
    }
  }
  async function* entries(): AsyncGenerator<ListedEntry> {
    let shows = 0;
    for await (const entry of readable()) {
      if (signal.aborted) throw new FillProblem('You ended it; nothing has changed.');
      yield entry;
      if (++shows % TOLD_EVERY === 0) say(`${showCount(shows)} so far…`);
    }
    if (shows === 0)
      throw new FillProblem(
        cut || `${dump} has no shows: it must be Wikidata's JSON dump, one item per line.`,
      );
  }
  if (out !== undefined)
    return `${out} has ${showCount(await writeEntryList(out, 'wikidata', entries(), most))}.`;
  const built = await buildIndex(file, 'wikidata', entries(), { most });
  const told = filledFrom(built, 'Wikidata');
  return cut === '' ? told : `${told} But ${cut} Only what was readable is there.`;
}

function openedDump(
  { dump, contact }: DumpOptions,
  { clock, signal, input }: FillPlace,
): AsyncIterable<Buffer> {
  if (/^https?:/.test(dump)) return unpacked(fetchSteadily(dump, { clock, signal, contact }), dump);
  return dump === '-' ? unpacked(input, 'standard input') : openedFile(dump);
}
