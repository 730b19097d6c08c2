import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import { CATALOGUE_SOURCES, type CatalogueSource } from '../../reviews/shows/catalogue-entry.ts';
import { refAddress } from '../../reviews/shows/show-address.ts';
import { idsOf, refsOf } from '../../reviews/shows/show-ids.ts';
import { catalogueEntrySchema } from '../../storage/entries/catalogue-schemas.ts';
import type { ListedEntry } from '../index/catalogue-index.ts';
import { StagedEntries } from '../index/staged-entries.ts';
import { makeEntry } from '../sources/make-entry.ts';
import { byteLines } from './byte-lines.ts';
import { FillProblem } from './fill-problem.ts';
import { jsonOf } from './json-of.ts';
import { openedFile } from './opened-bytes.ts';

/** The form of a list: of one with another number nothing is read. */
const LIST_VERSION = 1;

const headerSchema = z.object({ ovationCatalogue: z.int(), source: z.enum(CATALOGUE_SOURCES) });
type Header = z.infer<typeof headerSchema>;

const listedSchema: z.ZodType<ListedEntry> = z.object({
  entry: catalogueEntrySchema,
  popularity: z.number().min(0).max(1).optional(),
  fetchedAt: z.number(),
  isComplete: z.boolean().optional(),
});

/**
 * Writes entries of a source into a file that others can take into their index: the best known first, one a line, packed with gzip.
 * The file is there when it is whole.
 * @param most at most so many
 * @returns how many they are
 */
export async function writeEntryList(
  file: string,
  source: CatalogueSource,
  entries: AsyncIterable<ListedEntry>,
  most: number,
): Promise<number> {
  const [staging, made] = [`${file}.staged`, `${file}.new`];
  const staged = new StagedEntries(staging);
  let count = 0;
  function* lines(): Generator<string> {
    yield `${JSON.stringify({ ovationCatalogue: LIST_VERSION, source } satisfies Header)}\n`;
    for (const { listed } of staged.bestFirst()) {
      count += 1;
      yield `${JSON.stringify(listed)}\n`;
    }
  }
  try {
    for await (const entry of entries) staged.add(entry);
    staged.keepBest(most);
    await pipeline(lines, createGzip({ level: 9 }), createWriteStream(made));
    await rename(made, file);
    return count;
  } finally {
    staged.close();
    for (const rest of [staging, `${staging}-journal`, made]) await rm(rest, { force: true });
  }
}

/**
 * The entries of a source in such a file, checked as if the source had said it itself; pictures are left out.
 * @param name what the operator knows the file by
 * @throws {FillProblem} when it is none, has none, or is one for another version of Ovation
 */
export async function* readEntryList(
  file: string,
  source: CatalogueSource,
  name: string,
): AsyncGenerator<ListedEntry> {
  let header: Header | undefined;
  let isEmpty = true;
  for await (const line of byteLines(openedFile(file))) {
    const read = jsonOf(line.toString());
    if (header !== undefined) {
      const listed = readListed(read, source);
      if (listed === undefined) continue;
      isEmpty = false;
      yield listed;
      continue;
    }
    header = headerSchema.safeParse(read).data;
    if (header === undefined) throw new FillProblem(`${name} is not a list of shows for Ovation.`);
    if (header.source !== source)
      throw new FillProblem(`${name} has the shows of ${header.source}, not of ${source}.`);
    if (header.ovationCatalogue !== LIST_VERSION)
      throw new FillProblem(`${name} is for another version of Ovation: get the one of your release.`);
  }
  if (header === undefined) throw new FillProblem(`${name} is empty.`);
  if (isEmpty) throw new FillProblem(`${name} has no shows.`);
}

function readListed(read: unknown, source: CatalogueSource): ListedEntry | undefined {
  const listed = listedSchema.safeParse(read).data;
  if (listed === undefined) return undefined;
  const { title, titles, ref, ids, year, kind, genres = [], episodes, adult } = listed.entry;
  const isOwn = ref.startsWith(`${source}:`) && refAddress(ref) !== undefined;
  const known = refsOf({ ids }).filter((one) => refAddress(one) !== undefined);
  const entry = isOwn
    ? makeEntry(
        {
          site: source,
          id: ref.slice(source.length + 1),
          titles: [title, ...titles],
          ids: Object.assign({}, ...known.map(idsOf)),
          ...{ year, kind, genres, episodes, adult },
          poster: undefined,
        },
        '',
      )
    : undefined;
  return entry && { ...listed, entry };
}
