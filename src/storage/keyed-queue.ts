/** Runs work for the same key in order, one piece at a time, so that reads and writes of a key never interleave. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `work` once earlier work for this key has ended. Resolves or rejects as `work` does. */
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

  /** Resolves once all work queued before this call has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
