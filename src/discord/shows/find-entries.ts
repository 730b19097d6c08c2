import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { FoundEntry } from '../../reviews/shows/catalogue-entry.ts';
import { likeliestFirst } from '../../reviews/shows/match-entries.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { isSameShow } from '../../reviews/shows/show-ids.ts';
import { formatTitle } from '../../reviews/shows/title.ts';

/** So many entries of each title; more of them than a card shows may be of another year. */
const MOST_OF_A_TITLE = 10;
/** The title and so many aliases are looked for. */
const MOST_ALIASES = 3;

/** Each costs its source one question or two. */
const MOST_COMPLETED = 3;

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

/**
 * The likeliest of the entries with all that their sources have about them, the others as they are: what a source finds by another
 * title often comes without that title.
 */
export async function completedEntries(
  catalogue: Catalogue,
  show: Show,
  found: readonly FoundEntry[],
  signal: AbortSignal,
): Promise<readonly FoundEntry[]> {
  const likeliest = likeliestFirst(show, found).slice(0, MOST_COMPLETED);
  const completed: FoundEntry[] = [];
  for (const one of found) {
    const answer = likeliest.includes(one.entry) ? await catalogue.refresh(one.entry.ids, signal) : undefined;
    completed.push(typeof answer === 'object' ? { ...one, entry: answer } : one);
  }
  return completed;
}
