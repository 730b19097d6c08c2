/** A show as a draft, a button or a select names it: it need not exist yet. */
export type NamedShow = Pick<Show, 'id' | 'title' | 'year'>;

/** What is reviewed: a drama, series, film or anime. Belongs to one guild. */
export interface Show {
  readonly id: string;
  /** As the member who added it wrote it, without the year. 1 to 100 code points. */
  readonly title: string;
  readonly year?: number | undefined;
  /** User id of the member who added it. */
  readonly addedBy: string;
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
}
