import type { Identified, ShowIds, ShowRef } from './show-ids.ts';

/** A show's title and its aliases: what people here call it. */
export const namesOf = ({ title, aliases = [] }: Pick<Show, 'title' | 'aliases'>): readonly string[] => [
  title,
  ...aliases,
];

/** A show's names, then its other titles in the catalogue. */
export const titlesOf = (show: Pick<Show, 'title' | 'aliases' | 'listing'>): readonly string[] => [
  ...namesOf(show),
  ...(show.listing?.titles ?? []),
];

export const SHOW_KINDS = ['drama', 'series', 'film', 'anime'] as const;
export type ShowKind = (typeof SHOW_KINDS)[number];

/** What managers can set of a show, which the catalogue then no longer changes. */
export const MANAGED_PROPERTIES = ['title', 'year', 'kind', 'poster'] as const;
export type ManagedProperty = (typeof MANAGED_PROPERTIES)[number];

/** What a show had before it was tied to an entry of the catalogue. */
export type OwnFacts = Pick<Show, ManagedProperty>;

/** What the catalogue said last of a show that is tied to an entry of it. */
export interface Listing {
  readonly ref: ShowRef;
  /** Its other titles, without those that managers have taken away. */
  readonly titles: readonly string[];
  readonly genres?: readonly string[] | undefined;
  readonly episodes?: number | undefined;
  /** When its source was asked for the details, in milliseconds since the epoch; absent: not yet. */
  readonly checkedAt?: number | undefined;
  /** What untying gives back; absent for a show that was picked from the catalogue. */
  readonly own?: OwnFacts | undefined;
  /** Id of the show that it has all this from, which was merged into it. */
  readonly from?: string | undefined;
}

/** A drama, series, film or anime that members review. Belongs to one guild. */
export interface Show {
  readonly id: string;
  /** As the member who added it wrote it, without the year. 1 to 150 code points. */
  readonly title: string;
  readonly year?: number | undefined;
  readonly kind?: ShowKind | undefined;
  /** Other titles that members find it by, as managers wrote them. */
  readonly aliases?: readonly string[] | undefined;
  /** URL of an image, https; from a source on this machine, http too. */
  readonly poster?: string | undefined;
  /** Its ids on other sites, from the catalogue. */
  readonly ids?: ShowIds | undefined;
  readonly listing?: Listing | undefined;
  /** What managers have set themselves. */
  readonly managed?: readonly ManagedProperty[] | undefined;
  /** Keys of titles that managers have taken away, and that the catalogue does not bring back. */
  readonly droppedTitles?: readonly string[] | undefined;
  /** What moderators have untied it from: only they tie it to that again. */
  readonly refused?: readonly Identified[] | undefined;
  /** Whether a manager wants it tied to nothing: only moderators tie it then. */
  readonly alone?: boolean | undefined;
  /** Id of the show that this one was merged into: its reviews keep their keys but count for that show. */
  readonly mergedInto?: string | undefined;
  /** User id of the member who added it. */
  readonly addedBy: string;
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
  /** Whether an import added it, and only the member who imported it has named it since: it may go when that import is undone. */
  readonly imported?: boolean | undefined;
}

/** A show that stays when the import that added it is undone, since somebody else has reviewed it or decided about it. */
export const lasting = (show: Show): Show => (show.imported ? { ...show, imported: undefined } : show);
