import { titleKey } from '../../reviews/shows/title.ts';
import type { RowShow } from './find-row-show.ts';

/** Where a row of an import is: in which of its entries, and there at which place. */
export interface SeenRow {
  readonly number: number;
  readonly place: number;
}

interface TitledRow {
  readonly year: number | undefined;
  /** Whether it names its show by the title alone, and the guild has none with it. */
  readonly isOpen: boolean;
  readonly seen: SeenRow;
}

/** The shows that the rows of one import are about, so that no two of them are about the same. */
export class SeenShows {
  readonly #byId = new Map<string, SeenRow>();
  readonly #byTitle = new Map<string, TitledRow[]>();

  /** The earlier row about a show, if there is one. */
  find(show: RowShow): SeenRow | undefined {
    const { showId, entry, title, year } = show;
    const byId = this.#byId.get(showId) ?? (entry && this.#byId.get(entry.ref));
    if (byId !== undefined) return byId;
    const isYearEqual = (other: TitledRow) =>
      year === undefined || other.year === undefined || other.year === year;
    const isMeant = (other: TitledRow) => isOpen(show) || other.isOpen;
    return this.#byTitle.get(titleKey(title))?.find((other) => isMeant(other) && isYearEqual(other))?.seen;
  }

  add(show: RowShow, seen: SeenRow): void {
    this.#byId.set(show.showId, seen);
    if (show.entry !== undefined) this.#byId.set(show.entry.ref, seen);
    const row = { year: show.year, isOpen: isOpen(show), seen };
    const key = titleKey(show.title);
    const titled = this.#byTitle.get(key);
    if (titled === undefined) this.#byTitle.set(key, [row]);
    else titled.push(row);
  }
}

const isOpen = ({ isNew, entry }: RowShow): boolean => isNew && entry === undefined;
