/** Things that take memory and can be made again: those that were used longest ago are forgotten when there is too much of them. */
export class RecentlyUsed<V> {
  /** By key, what was used last in the end. */
  readonly #kept = new Map<string, V>();
  readonly #most: () => number;
  readonly #sizeOf: (thing: V) => number;

  /** @param most how much may be kept, in what `sizeOf` measures; what was used last always is */
  constructor(most: () => number, sizeOf: (thing: V) => number) {
    this.#most = most;
    this.#sizeOf = sizeOf;
  }

  get(key: string): V | undefined {
    const thing = this.#kept.get(key);
    if (thing === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, thing);
    return thing;
  }

  set(key: string, thing: V): void {
    this.#kept.set(key, thing);
  }

  delete(key: string): void {
    this.#kept.delete(key);
  }

  get isEmpty(): boolean {
    return this.#kept.size === 0;
  }

  values(): Iterable<V> {
    return this.#kept.values();
  }

  /** How much is kept, in what `sizeOf` measures. */
  get size(): number {
    let size = 0;
    for (const thing of this.#kept.values()) size += this.#sizeOf(thing);
    return size;
  }

  /** Call it after something has grown. */
  forgetOldest(): void {
    const most = this.#most();
    let size = this.size;
    for (const [key, thing] of this.#kept) {
      if (size <= most || this.#kept.size === 1) return;
      this.#kept.delete(key);
      size -= this.#sizeOf(thing);
    }
  }
}
