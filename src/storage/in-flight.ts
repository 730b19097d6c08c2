/** Work that goes on without anybody waiting for it, until its end matters. */
export class InFlight {
  readonly #work = new Set<Promise<unknown>>();

  get isEmpty(): boolean {
    return this.#work.size === 0;
  }

  /** @param work must not reject */
  add(work: Promise<unknown>): void {
    const ended = work.finally(() => this.#work.delete(ended));
    this.#work.add(ended);
  }

  /** Resolves once all work added before this call has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.#work);
  }
}
