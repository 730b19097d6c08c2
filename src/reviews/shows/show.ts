/** What drafts, buttons and selects know of a show, which may not exist yet. */
export type NamedShow = Pick<Show, 'id' | 'title' | 'year'>;

/** A show's title and its aliases, in this order. */
export const titlesOf = ({ title, aliases = [] }: Pick<Show, 'title' | 'aliases'>): readonly string[] => [
  title,
  ...aliases,
];

export const SHOW_KINDS = ['drama', 'series', 'film', 'anime'] as const;
export type ShowKind = (typeof SHOW_KINDS)[number];

/** A drama, series, film or anime that members review. Belongs to one guild. */
export interface Show {
  readonly id: string;
  /** As the member who added it wrote it, without the year. 1 to 150 code points. */
  readonly title: string;
  readonly year?: number | undefined;
  readonly kind?: ShowKind | undefined;
  /** Other titles that members find it by, as managers wrote them. */
  readonly aliases?: readonly string[] | undefined;
  /** URL of an image, https only. */
  readonly poster?: string | undefined;
  /** Id of the show that this one was merged into: its reviews keep their keys but count for that show. */
  readonly mergedInto?: string | undefined;
  /** User id of the member who added it. */
  readonly addedBy: string;
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
}
