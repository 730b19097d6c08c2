import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buildIndex } from '../index/build-index.ts';
import { readVersions } from '../index/listed-versions.ts';
import { readEntryList } from './entry-list.ts';
import { fetchChecked, fetchChecksum } from './fetch-checked.ts';
import type { FillPlace } from './fill-place.ts';
import { filledFrom } from './told.ts';

/**
 * Fetches the list of shows that a release has, and takes it into the index. What came before a broken connection is kept beside the
 * index until the rest is there.
 * @returns what the operator is told
 * @throws {FillProblem} with the index as it was
 */
export async function fillFromRelease(address: string, { file, signal, say }: FillPlace): Promise<string> {
  const checksum = await fetchChecksum(address, signal);
  if (readVersions(file).wikidata === checksum) return 'The catalogue already has the shows of this list.';
  const part = `${file}.${checksum.slice(0, 16)}.part`;
  await removeOtherParts(file, part);
  say(`Fetching ${address}…`);
  await fetchChecked(address, { file: part, checksum, signal });
  say('All of it is here. Putting it into the catalogue takes a few minutes…');
  const entries = readEntryList(part, 'wikidata', address);
  const built = await buildIndex(file, 'wikidata', entries, { version: checksum });
  await rm(part);
  return filledFrom(built, 'this list');
}

/** What is left of lists of earlier releases that never came whole. */
async function removeOtherParts(file: string, part: string): Promise<void> {
  for (const name of await readdir(dirname(file))) {
    const path = join(dirname(file), name);
    const isPart = name.startsWith(`${basename(file)}.`) && name.endsWith('.part');
    if (isPart && path !== part) await rm(path);
  }
}
