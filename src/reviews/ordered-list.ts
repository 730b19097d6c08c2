/** Longer stretches are cut in two, so that what is added moves few others. */
const LONGEST_STRETCH = 512;
/** Up to so many things, a stretch takes no more room than it needs: there are many lists, and most are short. */
const FEW = 16;

/** Things in an order, each different from the others by it, with their positions: a change or a look costs a few steps. */
export class OrderedList<T> {
  readonly #compare: (a: T, b: T) => number;
  /** The things in order, cut into stretches; none is empty. */
  #stretches: T[][] = [];
  #size = 0;

  /** @param compare as `Array.prototype.sort` takes it; equal things are the same thing */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a thing that is not there yet. */
  add(thing: T): void {
    const stretch = Math.min(this.#stretchFrom(thing), this.#stretches.length - 1);
    const things = this.#stretches[stretch];
    this.#size += 1;
    if (things === undefined) {
      this.#stretches = [[thing]];
      return;
    }
    const place = this.#placeIn(things, thing);
    if (things.length < FEW) {
      this.#stretches[stretch] = things.toSpliced(place, 0, thing);
      return;
    }
    things.splice(place, 0, thing);
    if (things.length <= LONGEST_STRETCH) return;
    this.#stretches.splice(stretch + 1, 0, things.splice(LONGEST_STRETCH / 2));
  }

  /** Returns whether it was there. */
  remove(thing: T): boolean {
    const stretch = this.#stretchFrom(thing);
    const things = this.#stretches[stretch];
    const place = things === undefined ? -1 : this.#placeIn(things, thing);
    const found = things?.[place];
    if (things === undefined || found === undefined || this.#compare(found, thing) !== 0) return false;
    things.splice(place, 1);
    if (things.length === 0) this.#stretches.splice(stretch, 1);
    this.#size -= 1;
    return true;
  }

  /** The thing at a position, from 0 on. */
  at(position: number): T | undefined {
    let left = position;
    for (const things of this.#stretches) {
      if (left < things.length) return things[left];
      left -= things.length;
    }
    return undefined;
  }

  /** How many things come before this one, whether it is there or not. */
  positionOf(thing: T): number {
    return this.positionWhere((one) => this.#compare(one, thing) >= 0);
  }

  /** How many things come before the first one that `isBehind`, which is as `fromWhere` takes it. */
  positionWhere(isBehind: (thing: T) => boolean): number {
    // Most lists are that short, and many are asked for one rank.
    if (this.#stretches.length === 1) return firstIndex(this.#stretches[0] as readonly T[], isBehind);
    const stretch = firstIndex(this.#stretches, (things) => isBehind(things.at(-1) as T));
    let before = 0;
    for (let at = 0; at < stretch; at++) before += this.#stretches[at]?.length ?? 0;
    return before + firstIndex(this.#stretches[stretch] ?? [], isBehind);
  }

  /** The first thing that `isBehind`, which is as `fromWhere` takes it. */
  firstWhere(isBehind: (thing: T) => boolean): T | undefined {
    const things = this.#stretches[firstIndex(this.#stretches, (some) => isBehind(some.at(-1) as T))];
    return things?.[firstIndex(things, isBehind)];
  }

  /** The things from one position up to another. */
  slice(from: number, to: number): T[] {
    const sliced: T[][] = [];
    let before = 0;
    for (const things of this.#stretches) {
      if (before >= to) break;
      if (before + things.length > from) sliced.push(things.slice(Math.max(0, from - before), to - before));
      before += things.length;
    }
    return sliced.length === 1 ? (sliced[0] as T[]) : sliced.flat();
  }

  /** The things from a position on. */
  *from(position: number): Generator<T, undefined> {
    let left = position;
    for (const things of this.#stretches) {
      for (let at = left; at < things.length; at++) yield things[at] as T;
      left = Math.max(0, left - things.length);
    }
    return undefined;
  }

  /**
   * The things from the first one on that is no longer before what is looked for.
   * @param isBehind false for the things up to some place, and true for those from there on
   */
  *fromWhere(isBehind: (thing: T) => boolean): Generator<T, undefined> {
    let stretch = firstIndex(this.#stretches, (things) => isBehind(things.at(-1) as T));
    let at = firstIndex(this.#stretches[stretch] ?? [], isBehind);
    for (; stretch < this.#stretches.length; stretch++, at = 0) {
      const things = this.#stretches[stretch] ?? [];
      for (; at < things.length; at++) yield things[at] as T;
    }
    return undefined;
  }

  /** The first stretch that does not end before a thing. */
  #stretchFrom(thing: T): number {
    return firstIndex(this.#stretches, (things) => this.#compare(things.at(-1) as T, thing) >= 0);
  }

  #placeIn(things: readonly T[], thing: T): number {
    return firstIndex(things, (one) => this.#compare(one, thing) >= 0);
  }
}

const firstIndex = <T>(sorted: readonly T[], isBehind: (item: T) => boolean): number =>
  firstPlace(0, sorted.length, (place) => isBehind(sorted[place] as T));

/**
 * The first place from `from` on that `isBehind`, and `to` when there is none before: halves the range until one place is left.
 * @param isBehind false up to some place, and true from there on
 */
export function firstPlace(from: number, to: number, isBehind: (place: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
