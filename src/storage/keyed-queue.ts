/** Runs work for the same key in order, one piece at a time, so that reads and writes of a key never interleave. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /**
   * Runs `work` once earlier work for these keys has ended; later work for any of them waits for it. Work takes its
   * place for all its keys at once, so two pieces never wait for each other. Resolves or rejects as `work` does.
   */
  run<T>(keys: string | readonly string[], work: () => Promise<T>): Promise<T> {
    const own = typeof keys === 'string' ? [keys] : keys;
    const earlier = own.flatMap((key) => this.#tails.get(key) ?? []);
    const result = (earlier.length === 0 ? Promise.resolve() : Promise.all(earlier)).then(work);
    const end = (): void => {
      for (const key of own) if (this.#tails.get(key) === tail) this.#tails.delete(key);
    };
    const tail = result.then(end, end);
    for (const key of own) this.#tails.set(key, tail);
    return result;
  }

  /** Resolves once all work queued before this call has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
