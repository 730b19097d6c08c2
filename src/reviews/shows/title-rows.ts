import { Numbers } from './numbers.ts';
import { type Show, titlesOf } from './show.ts';
import { formatTitle, titleKey } from './title.ts';

/** The titles of shows in rows, one for each title, with their keys. The number of a row that is gone is given to a new one. */
export class TitleRows {
  readonly #shows: (Show | undefined)[] = [];
  readonly #keys: string[] = [];
  readonly #lengths = new Numbers();
  readonly #free: number[] = [];
  /** By show id. One number in place of a list saves a third of what a show takes. */
  readonly #rowsOf = new Map<string, number | readonly number[]>();

  /** No row has a number from here on. */
  get end(): number {
    return this.#keys.length;
  }

  /** Adds a show that is not there. */
  add(show: Show): readonly number[] {
    const rows = titlesOf(show).map((title) => {
      const row = this.#free.pop() ?? this.#keys.length;
      this.#shows[row] = show;
      this.#keys[row] = titleKey(title);
      this.#lengths.set(row, this.key(row).length + (show.year === undefined ? 0 : ' (2025)'.length));
      return row;
    });
    const [first = 0] = rows;
    this.#rowsOf.set(show.id, rows.length === 1 ? first : rows);
    return rows;
  }

  rowsOf(showId: string): readonly number[] {
    const rows = this.#rowsOf.get(showId) ?? [];
    return typeof rows === 'number' ? [rows] : rows;
  }

  /** Removes a show; does nothing for an unknown id. */
  remove(showId: string): void {
    for (const row of this.rowsOf(showId)) {
      this.#shows[row] = undefined;
      this.#keys[row] = '';
      this.#free.push(row);
    }
    this.#rowsOf.delete(showId);
  }

  show(row: number): Show {
    return this.#shows[row] as Show;
  }

  key(row: number): string {
    return this.#keys[row] as string;
  }

  /** The length of the title with its year. Kept, so that to rank thousands of titles looks at none of them. */
  length(row: number): number {
    return this.#lengths.get(row);
  }

  /** The title with its year. */
  text(row: number): string {
    return formatTitle({ title: this.key(row), year: this.show(row).year });
  }

  /** The order of titles: by their letters, then by year. No two rows are equal in it. */
  readonly compare = (a: number, b: number): number => {
    const [keyA, keyB] = [this.key(a), this.key(b)];
    if (keyA !== keyB) return keyA < keyB ? -1 : 1;
    const [one, other] = [this.show(a), this.show(b)];
    const byAge = (one.year ?? 0) - (other.year ?? 0) || one.addedAt - other.addedAt;
    if (byAge !== 0) return byAge;
    return one.id === other.id ? a - b : one.id < other.id ? -1 : 1;
  };
}
