/** Runs work in order, one piece at a time for each key, so that reads and writes of one key never interleave. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `work` after the work queued before it under the same key. Resolves or rejects as it does. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const result = (this.#tails.get(key) ?? Promise.resolve()).then(work);
    const tail = result
      .catch(() => undefined)
      .then(() => {
        if (this.#tails.get(key) === tail) this.#tails.delete(key);
      });
    this.#tails.set(key, tail);
    return result;
  }

  /** Resolves when all work queued before this call is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
