import type { CatalogueEntry } from './catalogue-entry.ts';
import type { Show } from './show.ts';

/** What drafts, buttons and selects know of a show, which may not exist yet. */
export interface NamedShow extends Pick<Show, 'id' | 'title' | 'year'> {
  /** The catalogue's entry that it was picked from. */
  readonly entry?: CatalogueEntry | undefined;
}
