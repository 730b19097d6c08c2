import type { Show } from '../../reviews/shows/show.ts';
import { type Identified, isSameShow, refsOf, type ShowRef } from '../../reviews/shows/show-ids.ts';

/** The shows that are tied to entries of the catalogue, by their ids there. Other shows cost nothing. */
export class ShowsByRef {
  /** Seasons of a show share its ids, but most ids are one show's. */
  readonly #shows = new Map<ShowRef, Show | readonly Show[]>();

  add(show: Show): void {
    for (const ref of refsOf(show)) {
      const others = this.#with(ref);
      this.#shows.set(ref, others.length === 0 ? show : [...others, show]);
    }
  }

  /** Removes a show as it was added; does nothing when it is not there. */
  remove(show: Show): void {
    for (const ref of refsOf(show)) {
      const [first, ...others] = this.#with(ref).filter(({ id }) => id !== show.id);
      if (first === undefined) this.#shows.delete(ref);
      else this.#shows.set(ref, others.length === 0 ? first : [first, ...others]);
    }
  }

  /** The shows that are this one by their ids: those with the id of its season first, then the oldest. */
  same(identified: Identified): readonly Show[] {
    const found = new Set<Show>();
    for (const ref of refsOf(identified)) {
      const shows = this.#with(ref).filter((show) => isSameShow(show, identified));
      for (const show of shows.toSorted(oldestFirst)) found.add(show);
    }
    return [...found];
  }

  #with(ref: ShowRef): readonly Show[] {
    const shows = this.#shows.get(ref) ?? [];
    return 'id' in shows ? [shows] : shows;
  }
}

const oldestFirst = (a: Show, b: Show): number => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1);
