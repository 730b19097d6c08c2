import { lettersKey } from './articles.ts';
import { Numbers } from './numbers.ts';
import { type Show, titlesOf } from './show.ts';
import { formatTitle, titleKey } from './title.ts';

/** The titles of shows in rows, one for each title, with their keys. The number of a row that is gone is given to a new one. */
export class TitleRows {
  readonly #shows: (Show | undefined)[] = [];
  readonly #keys: string[] = [];
  readonly #letters: string[] = [];
  readonly #lengths = new Numbers();
  /** How many reviews their shows have. */
  readonly reviews = new Numbers();
  readonly #free: number[] = [];
  /** By show id. One number in place of a list saves a third of what a show takes. */
  readonly #rowsOf = new Map<string, number | readonly number[]>();

  /** No row has a number from here on. */
  get end(): number {
    return this.#keys.length;
  }

  /** Adds a show that is not there, with so many reviews. */
  add(show: Show, reviews: number): readonly number[] {
    const rows = titlesOf(show).map((title) => {
      const row = this.#free.pop() ?? this.#keys.length;
      this.#shows[row] = show;
      const key = titleKey(title);
      const letters = lettersKey(key);
      this.#keys[row] = key;
      // One string in place of two equal ones.
      this.#letters[row] = letters === key ? key : letters;
      this.reviews.set(row, reviews);
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
      this.#letters[row] = '';
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

  /** The letters of the title, as `lettersKey` puts them together. */
  letters(row: number): string {
    return this.#letters[row] as string;
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

  /** The order of titles that fit equally well: the most reviewed first. No two rows are equal in it. */
  readonly compareByReviews = (a: number, b: number): number =>
    this.reviews.get(b) - this.reviews.get(a) || this.compare(a, b);

  /** The order of titles by their letters alone. No two rows are equal in it. */
  readonly compareLetters = (a: number, b: number): number => {
    const [one, other] = [this.letters(a), this.letters(b)];
    return one === other ? this.compare(a, b) : one < other ? -1 : 1;
  };
}
