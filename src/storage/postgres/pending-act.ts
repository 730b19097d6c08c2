import type { Statement } from '../statement-gatherer.ts';
import { type StorageError, UncertainError } from '../storage-errors.ts';

/** Statements that take effect together or not at all. */
export type Act = readonly Statement[];

/** An act on its way to the disk. Whoever waits for it hears once: how it ended, or that nobody knows yet. */
export class PendingAct {
  readonly act: Act;
  /** Until when they wait, by the monotonic clock. */
  readonly until: number;
  readonly #rows = Promise.withResolvers<readonly unknown[][]>();
  readonly #settled = Promise.withResolvers<void>();

  constructor(act: Act, until: number) {
    this.act = act;
    this.until = until;
    this.#settled.promise.catch(() => {});
  }

  /** Resolves to the rows of each statement once the act is on disk. Rejects with StorageError when nothing of it is, or UncertainError. */
  get rows(): Promise<readonly unknown[][]> {
    return this.#rows.promise;
  }

  /** Tells whoever waits that nobody knows yet. */
  giveUp(message: string): void {
    this.#rows.reject(new UncertainError(message, this.#settled.promise));
  }

  done(rows: readonly unknown[][]): void {
    this.#rows.resolve(rows);
    this.#settled.resolve();
  }

  failed(error: StorageError): void {
    this.#rows.reject(error);
    this.#settled.reject(error);
  }
}
