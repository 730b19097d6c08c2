import { KeyedQueue } from '../../storage/keyed-queue.ts';
import { StorageError } from '../../storage/storage-errors.ts';

/**
 * The turns of a guild's subjects. As long as nobody knows whether a commit is done, memory may not be what is on disk: no turn begins,
 * and whoever waits for theirs hears that the database doesn't answer.
 */
export class Turns extends KeyedQueue {
  #unsettled = 0;

  /** Whether it is known of each commit whether it is done. */
  get isSettled(): boolean {
    return this.#unsettled === 0;
  }

  /** Rejects with StorageError, with nothing of the work begun, as long as the outcome of a commit is unknown. */
  override run<T>(keys: string | readonly string[], work: () => Promise<T>): Promise<T> {
    return super.run(keys, async () => {
      if (this.isSettled) return work();
      throw new StorageError('unavailable', 'It is not known yet whether an earlier change is written.');
    });
  }

  /**
   * Lets no turn begin until a commit is settled. Resolves once it is done, rejects when it never will be.
   * @param done called as soon as it is done: turns that it asks for begin
   */
  async waitFor(settled: Promise<void>, done: () => void): Promise<void> {
    this.#unsettled += 1;
    try {
      await settled;
    } finally {
      this.#unsettled -= 1;
    }
    done();
  }
}
