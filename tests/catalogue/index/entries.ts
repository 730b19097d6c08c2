import type { ListedEntry } from '../../../src/catalogue/index/catalogue-index.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import type { IdSite, ShowRef } from '../../../src/reviews/shows/show-ids.ts';

/** An entry as a source lists it: its ref, its titles, and what else there is to say. */
export function listed(
  ref: ShowRef,
  [title = '', ...titles]: readonly string[],
  more: Partial<CatalogueEntry> & Partial<Omit<ListedEntry, 'entry'>> = {},
): ListedEntry {
  const { popularity, fetchedAt = 0, isComplete, ids, ...rest } = more;
  const [site, id] = [ref.slice(0, ref.indexOf(':')) as IdSite, ref.slice(ref.indexOf(':') + 1)];
  return {
    entry: { ref, title, titles, ...rest, ids: { [site]: id, ...ids } },
    popularity,
    fetchedAt,
    isComplete,
  };
}
