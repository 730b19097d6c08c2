import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import type { Identified } from '../../reviews/shows/show-ids.ts';
import { isYear, parseTitle } from '../../reviews/shows/title.ts';
import { createId } from '../../storage/create-id.ts';
import type { StagedRow } from '../../storage/entries/data-entries.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';
import { showOfEntry } from '../shows/resolve-entry.ts';

/** Which show a row is about. `isNew`: the guild doesn't have it yet. */
export interface RowShow extends Pick<StagedRow, 'showId' | 'title' | 'year' | 'entry'> {
  readonly isNew: boolean;
}

/** Why nobody can say which show a row is about. */
export type NoShow = 'unnamed' | 'several-shows';

/**
 * Finds out which show a row of a file is about: by its ids, else by the entry that the catalogue has for them, else, as for a
 * title that somebody types, by title and year. Where that is certain of none, it is a new show.
 * @param entry what the catalogue has for its ids
 */
export function findRowShow(
  guild: GuildMemory,
  row: Identified & { readonly title?: string | undefined },
  entry: CatalogueEntry | undefined,
): RowShow | NoShow {
  const known = guild.showByIds(row) ?? (entry && showOfEntry(guild, entry));
  if (known !== undefined)
    return { showId: known.id, title: known.title, year: known.year ?? entry?.year, entry, isNew: false };
  if (entry !== undefined)
    return { showId: createId(), title: entry.title, year: entry.year, entry, isNew: true };
  const typed = parseTitle(row.title ?? '');
  const year = row.year !== undefined && isYear(row.year) ? row.year : typed.year;
  const { title } = typed;
  if (title === '') return 'unnamed';
  const match = guild.matchShow({ title, year });
  if (match.kind === 'one')
    return { showId: match.show.id, title: match.show.title, year: match.show.year ?? year, isNew: false };
  if (match.kind === 'several' && year === undefined) return 'several-shows';
  return { showId: createId(), title, year, isNew: true };
}
