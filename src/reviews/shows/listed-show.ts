import { lettersKey } from './articles.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { withTitles } from './managed-show.ts';
import { posterOfSource } from './poster.ts';
import type { ManagedProperty, OwnFacts, Show } from './show.ts';
import { type Identified, isSameShow, type ShowIds, siteOf } from './show-ids.ts';
import { titleKey } from './title.ts';

/** How many entries a show remembers that it is not. */
const MOST_REFUSED = 10;

/** A new show that somebody picked from the catalogue. */
export const showFromEntry = (
  entry: CatalogueEntry,
  made: Pick<Show, 'id' | 'addedBy' | 'addedAt' | 'imported'>,
): Show => listed({ ...made, title: entry.title, year: entry.year }, entry, { ref: entry.ref, titles: [] });

/**
 * A show tied to an entry, whatever it was tied to before. The name that members gave it stays, but for its spelling; it gets all
 * that nobody has set.
 * @param checkedAt when its source was asked for all that it has, in milliseconds since the epoch; absent: not yet
 */
export function tied(show: Show, entry: CatalogueEntry, checkedAt?: number): Show {
  const { title, year, kind, poster } = show;
  const before = show.listing === undefined ? show : untied(show);
  const own = show.listing === undefined ? { title, year, kind, poster } : show.listing.own;
  const refused = show.refused?.filter((other) => !isSameShow(other, entry));
  return listed({ ...before, refused }, entry, { ref: entry.ref, titles: [], own, checkedAt });
}

/** What the catalogue says now of a show that it is tied to: what managers have set stays, and so do titles and ids. */
export function followed(show: Show, entry: CatalogueEntry, checkedAt: number): Show {
  const { listing } = show;
  return listing === undefined ? show : listed(show, entry, { ...listing, checkedAt });
}

/** A tied show with the ids that an entry about it adds. The same show when there are none. */
export function withIds(show: Show, { ids }: CatalogueEntry): Show {
  if (show.listing === undefined) return show;
  const isNew = Object.keys(ids).some((site) => show.ids?.[site as keyof ShowIds] === undefined);
  return isNew ? { ...show, ids: { ...ids, ...show.ids } } : show;
}

/** A show without what it had from the catalogue. One that was picked there keeps its title and year. */
export function untied(show: Show): Show {
  const { managed = [], listing } = show;
  const own: OwnFacts = listing?.own ?? { title: show.title, year: show.year };
  const given = <P extends ManagedProperty>(property: P): OwnFacts[P] =>
    managed.includes(property) ? show[property] : own[property];
  return {
    ...show,
    title: given('title'),
    year: given('year'),
    kind: given('kind'),
    poster: given('poster'),
    ids: undefined,
    listing: undefined,
  };
}

/** `untied` by a moderator: the show remembers what it is not. */
export function refused(show: Show): Show {
  const { ids, year, refused = [] } = show;
  return { ...untied(show), refused: [...refused, { ids, year }].slice(-MOST_REFUSED) };
}

/** A show that gets what another one has from the catalogue, which is merged into it; itself when it has its own. */
export function tiedLike(show: Show, merged: Show): Show {
  const { id, title, year, kind, poster, ids = {}, listing } = merged;
  if (show.listing !== undefined || listing === undefined || isRefused(show, merged)) return show;
  const { ref, titles, genres, episodes, checkedAt } = listing;
  const changed = tied(show, { ref, title, titles, year, kind, poster, ids, genres, episodes }, checkedAt);
  return { ...changed, listing: changed.listing && { ...changed.listing, from: id } };
}

/** A show of which nothing is kept that its source lets nobody keep for long: its name, year, kind and ids stay. */
export function withoutDetails(show: Show): Show {
  const { managed = [], listing } = show;
  if (listing === undefined) return show;
  const poster = managed.includes('poster') ? show.poster : listing.own?.poster;
  return { ...show, poster, listing: { ...listing, titles: [], genres: undefined, episodes: undefined } };
}

/** Whether a show is tied to nothing, and may be tied to an entry by others than moderators. */
export const isFree = (show: Show, entry: Identified): boolean =>
  show.listing === undefined && show.alone !== true && !isRefused(show, entry);

/** Whether a moderator has said that a show is not this one. */
export const isRefused = ({ refused = [] }: Pick<Show, 'refused'>, entry: Identified): boolean =>
  refused.some((other) => isSameShow(other, entry));

function listed(show: Show, entry: CatalogueEntry, listing: NonNullable<Show['listing']>): Show {
  const { managed = [] } = show;
  const { own } = listing;
  const isUnset = (property: ManagedProperty) => !managed.includes(property);
  // Only managers have ever set these.
  const isOpen = (property: 'kind' | 'poster') => isUnset(property) && own?.[property] === undefined;
  const title = isUnset('title') && isSpelling(own?.title, entry.title) ? entry.title : show.title;
  // Another source may not have what this one has; the same one takes back what it said. TMDB lets nobody keep it for long.
  const isSameSource = siteOf(listing.ref) === siteOf(entry.ref);
  const isLent = siteOf(listing.ref) === 'tmdb' && !isSameSource;
  const said = <T>(now: T | undefined, before: T | undefined) =>
    now ?? (isSameSource || isLent ? undefined : before);
  // Who picked it may have been in an age-restricted channel; its reviews are posted in another one.
  const isPictured = entry.poster !== undefined && entry.adult !== true;
  const poster = isPictured ? posterOfSource(entry.poster) : undefined;
  const changed = {
    ...show,
    title,
    year: isUnset('year') ? (entry.year ?? show.year) : show.year,
    kind: isOpen('kind') ? (entry.kind ?? show.kind) : show.kind,
    poster: isOpen('poster') ? said(poster, show.poster) : show.poster,
    ids: listing.ref === entry.ref ? { ...show.ids, ...entry.ids } : { ...entry.ids, ...show.ids },
    listing: {
      ...listing,
      ref: entry.ref,
      genres: said(entry.genres, listing.genres),
      episodes: said(entry.episodes, listing.episodes),
    },
  };
  // What people have found it by comes first: of more titles than are kept, a source may give others each time, or rename it.
  const titles = isLent ? [] : listing.titles;
  const before = { ...changed, listing: { ...changed.listing, titles } };
  return withTitles(before, [entry.title, show.title, ...titles, ...entry.titles]);
}

/** Whether the catalogue's title is the one that members gave a show, spelled otherwise; so when they gave it none. */
const isSpelling = (own: string | undefined, title: string): boolean =>
  own === undefined || lettersKey(titleKey(own)) === lettersKey(titleKey(title));
