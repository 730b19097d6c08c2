/** Longer stretches are cut in two, so that what is added moves few others. */
const LONGEST_STRETCH = 512;

/**
 * Things sorted by their text, so that a search finds those that begin with what a member typed without looking at the
 * others. Things with the same text keep the order in which they came.
 */
export class SortedTexts<T extends { readonly text: string }> {
  /** The things in order, cut into stretches; none is empty. */
  readonly #stretches: T[][] = [];

  add(thing: T): void {
    const { stretch, at } = this.#firstWhere((text) => text > thing.text);
    const things = this.#stretches[stretch] ?? this.#stretches.at(-1);
    if (things === undefined) this.#stretches.push([thing]);
    else if (stretch === this.#stretches.length) things.push(thing);
    else things.splice(at, 0, thing);
    if (things === undefined || things.length <= LONGEST_STRETCH) return;
    const half = things.splice(LONGEST_STRETCH / 2);
    this.#stretches.splice(this.#stretches.indexOf(things) + 1, 0, half);
  }

  remove(thing: T): void {
    let { stretch } = this.#firstWhere((text) => text >= thing.text);
    for (; stretch < this.#stretches.length; stretch++) {
      const things = this.#stretches[stretch] ?? [];
      const at = things.indexOf(thing);
      if (at >= 0) things.splice(at, 1);
      if (things.length === 0) this.#stretches.splice(stretch, 1);
      if (at >= 0) return;
    }
  }

  /** Those whose text begins with this one, sorted. Looks only at as many as the caller takes. */
  *beginningWith(start: string): Generator<T, undefined> {
    let { stretch, at } = this.#firstWhere((text) => text >= start);
    for (; stretch < this.#stretches.length; stretch++, at = 0)
      for (const thing of this.#stretches[stretch]?.slice(at) ?? []) {
        if (!thing.text.startsWith(start)) return undefined;
        yield thing;
      }
    return undefined;
  }

  /** The first thing whose text `isAfter`; behind the last stretch when there is none. */
  #firstWhere(isAfter: (text: string) => boolean): { stretch: number; at: number } {
    const stretch = firstIndex(this.#stretches, (things) => isAfter(things.at(-1)?.text ?? ''));
    return { stretch, at: firstIndex(this.#stretches[stretch] ?? [], ({ text }) => isAfter(text)) };
  }
}

/** Halves the range until one place is left. `isAfter` is false up to some place, and true from there on. */
function firstIndex<T>(sorted: readonly T[], isAfter: (item: T) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = sorted[middle];
    if (item !== undefined && isAfter(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
