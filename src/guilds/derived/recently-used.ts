/** Things that take memory and can be made again: those that were used longest ago are forgotten when there is too much of them. */
export class RecentlyUsed<V, K = string> {
  /** By key, what was used last in the end. */
  readonly #kept = new Map<K, V>();
  readonly #most: () => number;
  readonly #sizeOf: (thing: V) => number;

  /** @param most how much may be kept, in what `sizeOf` measures; what was used last always is */
  constructor(most: () => number, sizeOf: (thing: V) => number) {
    this.#most = most;
    this.#sizeOf = sizeOf;
  }

  get(key: K): V | undefined {
    const thing = this.#kept.get(key);
    if (thing !== undefined) this.set(key, thing);
    return thing;
  }

  /** Like `get`, for somebody who does not use it. */
  peek(key: K): V | undefined {
    return this.#kept.get(key);
  }

  set(key: K, thing: V): void {
    this.#kept.delete(key);
    this.#kept.set(key, thing);
  }

  delete(key: K): void {
    this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
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
