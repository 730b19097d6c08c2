/** A show as a draft, button or select names it; it may not exist yet. */
export type NamedShow = Pick<Show, 'id' | 'title' | 'year'>;

/** Every title that a show goes by, its own first. */
export const titlesOf = ({ title, aliases = [] }: Pick<Show, 'title' | 'aliases'>): readonly string[] => [
  title,
  ...aliases,
];

/** What is reviewed: a drama, series, film or anime. Belongs to one guild. */
export interface Show {
  readonly id: string;
  /** As the member who added it wrote it, without the year. 1 to 100 code points. */
  readonly title: string;
  readonly year?: number | undefined;
  /** Other titles that it is found by, as managers wrote them. */
  readonly aliases?: readonly string[] | undefined;
  /** Address of a picture, https alone. */
  readonly poster?: string | undefined;
  /** The id of the show that this one was merged into: the reviews keep their keys and count there. */
  readonly mergedInto?: string | undefined;
  /** User id of the member who added it. */
  readonly addedBy: string;
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
}
