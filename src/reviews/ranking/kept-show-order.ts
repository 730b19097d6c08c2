import { OrderedList } from '../ordered-list.ts';
import type { Prior } from './bayesian-average.ts';
import { KeptAverages } from './kept-averages.ts';
import { compareEqual, type PlacedShow } from './placed-show.ts';

/** The order of `comparePlaced`, kept up to date by what changes. */
export class KeptShowOrder {
  /** By show id. */
  readonly #placed = new Map<string, PlacedShow>();
  readonly #groups = new Map<number, KeptAverages<PlacedShow>>();
  readonly #highestFirst = new OrderedList<number>((a, b) => b - a);

  /** How many shows are in it. */
  get size(): number {
    return this.#placed.size;
  }

  get(showId: string): PlacedShow | undefined {
    return this.#placed.get(showId);
  }

  /** Puts a show at its new place, or removes it. Costs the logarithm of the number of shows. */
  set(showId: string, after: PlacedShow | undefined): void {
    const before = this.#placed.get(showId);
    if (before !== undefined) this.#remove(showId, before);
    if (after === undefined) return;
    this.#placed.set(showId, after);
    const known = this.#groups.get(after.group);
    const group = known ?? new KeptAverages<PlacedShow>(compareEqual);
    if (known === undefined) {
      this.#groups.set(after.group, group);
      this.#highestFirst.add(after.group);
    }
    group.add(after);
  }

  /** The shows from a position on (0 is the first), `limit` at most. */
  page(offset: number, limit: number, prior: Prior): PlacedShow[] {
    const page: PlacedShow[] = [];
    let before = 0;
    for (const group of this.#inOrder()) {
      if (page.length >= limit) break;
      const from = Math.max(0, offset - before);
      if (from < group.size) page.push(...group.page(from, limit - page.length, prior));
      before += group.size;
    }
    return page;
  }

  /** Where a show stands, from 0 on; undefined when it is not in it. */
  find(showId: string, prior: Prior): { readonly placed: PlacedShow; readonly position: number } | undefined {
    const placed = this.#placed.get(showId);
    if (placed === undefined) return undefined;
    const own = this.#groups.get(placed.group);
    let position = own?.positionOf(placed, prior) ?? 0;
    for (const group of this.#inOrder()) {
      if (group === own) break;
      position += group.size;
    }
    return { placed, position };
  }

  #inOrder = () =>
    this.#highestFirst.from(0).map((group) => this.#groups.get(group) as KeptAverages<PlacedShow>);

  #remove(showId: string, before: PlacedShow): void {
    this.#placed.delete(showId);
    const group = this.#groups.get(before.group);
    group?.remove(before);
    if (group?.size !== 0) return;
    this.#groups.delete(before.group);
    this.#highestFirst.remove(before.group);
  }
}
