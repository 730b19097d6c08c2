import { OrderedList } from '../ordered-list.ts';
import type { Numbers } from './numbers.ts';

/** How many titles one search looks at, of those that begin with the typed text: that takes half a millisecond at most. */
const MOST_LOOKED_AT = 50_000;

/** Titles sorted by a text of theirs: finds those that begin with what is typed, the most reviewed first. */
export class TitleBeginnings {
  readonly #text: (row: number) => string;
  readonly #reviews: Numbers;
  readonly #sorted: OrderedList<number>;

  /**
   * @param compare the order of the texts, with the titles behind them
   * @param reviews by row: how many reviews the title's show has
   */
  constructor(text: (row: number) => string, compare: (a: number, b: number) => number, reviews: Numbers) {
    this.#text = text;
    this.#reviews = reviews;
    this.#sorted = new OrderedList(compare);
  }

  add(row: number): void {
    this.#sorted.add(row);
  }

  remove(row: number): void {
    this.#sorted.remove(row);
  }

  /** The rows from the first one on whose text is not before this one. */
  from(text: string): Generator<number> {
    return this.#sorted.fromWhere((row) => this.#text(row) >= text);
  }

  /** At most `most` of the rows whose text begins with another: the most reviewed ones, first, and equal ones by text. */
  startingWith(start: string, most: number): number[] {
    const from = this.#sorted.positionWhere((row) => this.#text(row) >= start);
    const to = this.#sorted.positionWhere((row) => this.#isBehind(row, start));
    return this.#mostReviewed(this.#sorted.slice(from, Math.min(to, from + MOST_LOOKED_AT)), most);
  }

  /** Puts each row at its place among the best ones so far: nearly all have too few reviews for any. */
  #mostReviewed(rows: readonly number[], most: number): number[] {
    const { values } = this.#reviews;
    const best: number[] = [];
    let least = -1;
    for (const row of rows) {
      const reviews = values[row] as number;
      if (reviews <= least) continue;
      let place = best.length;
      while (place > 0 && (values[best[place - 1] as number] as number) < reviews) place -= 1;
      best.splice(place, 0, row);
      if (best.length > most) best.pop();
      if (best.length === most) least = values[best[most - 1] as number] as number;
    }
    return best;
  }

  #isBehind(row: number, start: string): boolean {
    const text = this.#text(row);
    return text >= start && !text.startsWith(start);
  }
}
