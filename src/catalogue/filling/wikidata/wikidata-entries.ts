import type { ListedEntry } from '../../index/catalogue-index.ts';
import { byteLines } from '../byte-lines.ts';
import { CLASS_IDS } from './classes.ts';
import { wikidataEntry } from './wikidata-entry.ts';
import { SITE_PROPERTIES } from './wikidata-ids.ts';
import { readItem } from './wikidata-item.ts';

/** One line in a hundred is about a show. Finding that out this way is some ten times faster than reading it as JSON. */
const MAY_BE_SHOW = new RegExp(
  `"(?:${Object.values(SITE_PROPERTIES).flat().join('|')}|${CLASS_IDS.join('|')})"`,
);

/**
 * The films and series in a dump of Wikidata (CC0): one item a line, as https://www.wikidata.org/wiki/Wikidata:Database_download
 * describes it. Lines that are damaged are left out. Holds one line at a time.
 * @param now milliseconds since the epoch
 */
export async function* wikidataEntries(
  dump: AsyncIterable<Buffer>,
  now: number,
): AsyncGenerator<ListedEntry> {
  for await (const line of byteLines(dump)) {
    // Ids are ASCII, which is the same in Latin-1.
    if (!MAY_BE_SHOW.test(line.toString('latin1'))) continue;
    const item = readItem(line.toString());
    const listed = item && wikidataEntry(item, now);
    if (listed !== undefined) yield listed;
  }
}
