import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import { isRefused } from '../../reviews/shows/listed-show.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import type { Show, ShowKind } from '../../reviews/shows/show.ts';
import { areTwoShows, type Identified, isSameShow, isYearNear } from '../../reviews/shows/show-ids.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';

/**
 * Finds out which show of the guild an entry of the catalogue is, or makes it a new one.
 * @param drafts the member's drafts: a new show that they picked for one keeps the draft's show id
 * @param newId the id for a new show without a draft
 */
export function resolveEntry(
  guild: GuildMemory,
  drafts: readonly (Identified & { readonly showId: string })[],
  entry: CatalogueEntry,
  newId: string,
): NamedShow {
  const { title, year } = entry;
  const known = showOfEntry(guild, entry);
  if (known !== undefined) return { id: known.id, title: known.title, year: known.year ?? year, entry };
  const draft = drafts.find((saved) => guild.show(saved.showId) === undefined && isSameShow(saved, entry));
  return { id: draft?.showId ?? newId, title, year, entry };
}

/**
 * The show of the guild that an entry is: the one with its ids, else one with one of its titles that can be it. Undefined when
 * there is none.
 */
export function showOfEntry(guild: GuildMemory, entry: CatalogueEntry): Show | undefined {
  const known = guild.showByIds(entry);
  if (known !== undefined) return known;
  let best: Show | undefined;
  for (const title of [entry.title, ...entry.titles])
    for (const show of guild.showsTitled(title)) {
      if (!canBe(show, entry)) continue;
      if (show.year !== undefined && show.year === entry.year) return show;
      best ??= show;
    }
  return best;
}

/**
 * Whether a show with one of its titles can be that of an entry: year and kind fit, and no id speaks against it. TVmaze and AniList
 * have no ids in common, so the year must be known where only that tells two shows of one title apart. One that a manager has left
 * alone can be none.
 */
export function canBe(show: Show, entry: CatalogueEntry): boolean {
  const isYearKnown = show.year !== undefined && entry.year !== undefined;
  return (
    (show.ids === undefined || isYearKnown) &&
    !(show.alone === true && show.listing === undefined) &&
    isYearNear(show, entry) &&
    !isOtherKind(show.kind, entry.kind) &&
    !areTwoShows(show, entry) &&
    !isRefused(show, entry)
  );
}

/** A film is no series. Which series are dramas or anime, people see differently. */
const isOtherKind = (one: ShowKind | undefined, other: ShowKind | undefined): boolean =>
  one !== other &&
  [one, other].includes('film') &&
  [one, other].some((kind) => kind === 'drama' || kind === 'series');
