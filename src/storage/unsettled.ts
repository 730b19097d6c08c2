import { StorageError, UncertainError } from './storage-errors.ts';

/**
 * The entries of which nobody knows whether their last commit is done. Nobody may read or write them: what goes on from the version that
 * was there before would undo the other.
 */
export class Unsettled {
  readonly #entryIds = new Set<string>();

  /** Throws StorageError when one of these entries is among them. */
  check(entryIds: readonly string[]): void {
    if (this.#entryIds.size > 0 && entryIds.some((id) => this.#entryIds.has(id)))
      throw new StorageError('unavailable', 'It is not known yet whether an earlier change is written.');
  }

  /** For what a commit of these entries rejects with. Returns the same, or what is settled once they are no longer among them. */
  follow(entryIds: readonly string[], error: unknown): unknown {
    if (!(error instanceof UncertainError)) return error;
    for (const id of entryIds) this.#entryIds.add(id);
    const settled = error.settled.finally(() => {
      for (const id of entryIds) this.#entryIds.delete(id);
    });
    return new UncertainError(error.message, settled);
  }
}
