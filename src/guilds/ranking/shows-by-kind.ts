import { isOfKind } from '../../reviews/ranking/list-shows.ts';
import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import type { Show, ShowKind } from '../../reviews/shows/show.ts';
import { Turn } from '../../storage/turn.ts';

const decadeOf = (year: number): number => Math.floor(year / 10);

/**
 * The shows of each kind and of each decade, but for those that are merged into others. They are put there when somebody asks for the
 * first time, in turns, and follow each change from then on.
 */
export class ShowsByKind {
  readonly #byKind = new Map<ShowKind, Set<Show>>();
  readonly #byDecade = new Map<number, Set<Show>>();

  readonly #all: () => Iterable<Show>;
  #ready: Promise<void> | undefined;

  /** @param all all shows, as they are when it is called; a change of one may come while they are gone through */
  constructor(all: () => Iterable<Show>) {
    this.#all = all;
  }

  /** Resolves once all are in their place: nothing can be read before. */
  prepare(): Promise<void> {
    this.#ready ??= this.#putAll();
    return this.#ready;
  }

  /** @param show undefined: it is gone @param before the same show as it was, if it was there */
  put(show: Show | undefined, before: Show | undefined): void {
    if (this.#ready === undefined) return;
    if (before?.kind !== undefined) this.#byKind.get(before.kind)?.delete(before);
    if (before?.year !== undefined) this.#byDecade.get(decadeOf(before.year))?.delete(before);
    if (show !== undefined) this.#add(show);
  }

  #add(show: Show): void {
    if (show.mergedInto !== undefined) return;
    if (show.kind !== undefined) setOf(this.#byKind, show.kind).add(show);
    if (show.year !== undefined) setOf(this.#byDecade, decadeOf(show.year)).add(show);
  }

  async #putAll(): Promise<void> {
    const turn = new Turn();
    for (const show of this.#all()) {
      if (turn.isOver) await turn.next();
      this.#add(show);
    }
  }

  /** The shows of a kind, of some years, or of both: one of the two at least. */
  *of({ kind, years }: Pick<ShowFilter, 'kind' | 'years'>): Generator<Show> {
    const ofKind = kind === undefined ? undefined : setOf(this.#byKind, kind);
    const ofYears = years && [...this.#byDecade].filter(([decade]) => overlaps(decade, years));
    const size = ofYears?.reduce((sum, [, shows]) => sum + shows.size, 0) ?? Number.POSITIVE_INFINITY;
    const fewest = ofKind !== undefined && ofKind.size < size ? [ofKind] : ofYears?.map(([, shows]) => shows);
    for (const shows of fewest ?? [])
      for (const show of shows) if (isOfKind(show, { kind, years })) yield show;
  }
}

const overlaps = (decade: number, { from, to }: NonNullable<ShowFilter['years']>): boolean =>
  decade >= decadeOf(from) && decade <= decadeOf(to);

function setOf<K>(sets: Map<K, Set<Show>>, key: K): Set<Show> {
  const known = sets.get(key) ?? new Set();
  sets.set(key, known);
  return known;
}
