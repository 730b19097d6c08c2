import { pino } from 'pino';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { createCatalogue } from '../../src/catalogue/create-catalogue.ts';
import { openIndex } from '../../src/catalogue/index/open-index.ts';
import { SYSTEM_CLOCK } from '../../src/clock.ts';
import type { CatalogueEntry } from '../../src/reviews/shows/catalogue-entry.ts';

/** An entry of AniList with this title. */
export const anime = (id: number, title: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  ref: `anilist:${id}`,
  title,
  titles: [],
  kind: 'anime',
  ids: { anilist: String(id) },
  ...more,
});

/** The real catalogue over the real index, in memory, with these entries and no sources. A bot that gets it closes it. */
export async function indexedCatalogue(...entries: CatalogueEntry[]): Promise<Catalogue> {
  const index = openIndex(':memory:');
  await index.put(entries.map((entry) => ({ entry, fetchedAt: 0, isComplete: true })));
  return createCatalogue({ index, sources: [], clock: SYSTEM_CLOCK, log: pino({ enabled: false }) });
}
