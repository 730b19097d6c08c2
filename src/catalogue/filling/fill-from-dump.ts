import { buildIndex } from '../index/build-index.ts';
import type { ListedEntry } from '../index/catalogue-index.ts';
import { writeEntryList } from './entry-list.ts';
import { fetchSteadily } from './fetch-steadily.ts';
import type { FillPlace } from './fill-place.ts';
import { FillProblem } from './fill-problem.ts';
import { openedFile, unpacked } from './opened-bytes.ts';
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
 * gives what it has, but makes no list for others.
 * @returns what the operator is told
 */
export async function fillFromDump(
  { dump, contact, most, out }: DumpOptions,
  { file, clock, signal, input, say }: FillPlace,
): Promise<string> {
  const bytes = /^https?:/.test(dump)
    ? unpacked(fetchSteadily(dump, { clock, signal, contact }), dump)
    : dump === '-'
      ? unpacked(input, 'standard input')
      : openedFile(dump);
  let [shows, cut] = [0, ''];
  async function* entries(): AsyncGenerator<ListedEntry> {
    try {
      for await (const entry of wikidataEntries(bytes, clock.now())) {
        yield entry;
        if (++shows % TOLD_EVERY === 0) say(`${shows} shows so far…`);
      }
    } catch (error) {
      // Others who get a list count on its being whole.
      if (!(error instanceof FillProblem) || shows === 0 || out !== undefined) throw error;
      cut = ` But ${error.message} I took what was there.`;
    }
    if (shows === 0)
      throw new FillProblem('There are no shows in it: is it a JSON dump of Wikidata, one item per line?');
  }
  if (out !== undefined) {
    const count = await writeEntryList(out, 'wikidata', entries(), most);
    return `${out} has ${count} shows.${cut}`;
  }
  const built = await buildIndex(file, 'wikidata', entries(), { most });
  return `The catalogue has ${built.shows} shows now, ${built.entries} of them from Wikidata.${cut}`;
}
