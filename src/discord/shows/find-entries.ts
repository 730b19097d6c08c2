import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { FoundEntry } from '../../reviews/shows/catalogue-entry.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { isSameShow } from '../../reviews/shows/show-ids.ts';
import { formatTitle } from '../../reviews/shows/title.ts';

/** So many entries of each title; more of them than a card shows may be of another year. */
const MOST_OF_A_TITLE = 10;
/** The title and so many aliases are looked for. */
const MOST_ALIASES = 3;

export interface FindEntriesOptions {
  /** Whether shows for adults may be among them: the channel is age-restricted. */
  readonly adult: boolean;
  /** As in `Question`. */
  readonly unhurried?: AbortSignal;
}

/** What the catalogue finds for a show's titles, each show once. */
export async function findEntries(
  catalogue: Catalogue,
  { title, year, aliases = [] }: Show,
  options: FindEntriesOptions,
): Promise<readonly FoundEntry[]> {
  const titles = [formatTitle({ title, year }), ...aliases.slice(0, MOST_ALIASES)];
  const found = await Promise.all(
    titles.map((typed) => catalogue.suggest({ typed, limit: MOST_OF_A_TITLE, ...options })),
  );
  const unlike: FoundEntry[] = [];
  for (const one of found.flat())
    if (!unlike.some(({ entry }) => entry.ref === one.entry.ref || isSameShow(entry, one.entry)))
      unlike.push(one);
  return unlike;
}
