import type { Backend, KeyvCall } from '../../src/storage/backend.ts';
import { openMemory } from '../../src/storage/memory-backend.ts';
import { StorageError, UncertainError } from '../../src/storage/storage-errors.ts';

/**
 * `away`: it can be neither read nor written. `unsure`: it can be read, but stops answering once it was sent a commit. `silent`: it can't
 * be read either.
 */
export type Trouble = 'none' | 'away' | 'unsure' | 'silent';

/** A commit of which nobody knows yet. */
interface Sent {
  readonly calls: readonly KeyvCall[];
  readonly outcome: PromiseWithResolvers<void>;
}

/** A database in memory that a test can make as unreachable as a server is at times. */
export class TroubledBackend {
  readonly backend: Backend;
  trouble: Trouble = 'none';
  readonly #inner = openMemory();
  readonly #sent: Sent[] = [];

  constructor() {
    const inner = this.#inner;
    const reachable = () => this.#checkReachable();
    this.backend = {
      ...inner,
      open(namespace) {
        const keyv = inner.open(namespace);
        const { store } = keyv;
        const get = store.get.bind(store);
        store.get = async (key) => {
          reachable();
          return get(key);
        };
        return keyv;
      },
      async *pages(...asked) {
        reachable();
        yield* inner.pages(...asked);
      },
      async *factPages(namespace) {
        reachable();
        yield* inner.factPages(namespace);
      },
      async *keysHolding(...asked) {
        reachable();
        yield* inner.keysHolding(...asked);
      },
      async namespaces() {
        reachable();
        return inner.namespaces();
      },
      async count(namespace) {
        reachable();
        return inner.count(namespace);
      },
      async clear(...asked) {
        reachable();
        return inner.clear(...asked);
      },
      commit: (calls) => this.#commit(calls),
    };
  }

  /** How many commits nobody knows of. */
  get unsettled(): number {
    return this.#sent.length;
  }

  /** Ends the trouble; what it was sent before turns out to be done, or never to be. */
  async end(sent: 'done' | 'dropped' = 'done'): Promise<void> {
    this.trouble = 'none';
    for (const { calls, outcome } of this.#sent.splice(0))
      if (sent === 'done') outcome.resolve(this.#inner.commit(calls));
      else outcome.reject(away());
  }

  async #commit(calls: readonly KeyvCall[]): Promise<void> {
    if (this.trouble === 'none') return this.#inner.commit(calls);
    if (this.trouble === 'away') throw away();
    const outcome = Promise.withResolvers<void>();
    this.#sent.push({ calls, outcome });
    throw new UncertainError('The database has stopped answering.', outcome.promise);
  }

  #checkReachable(): void {
    if (this.trouble === 'away' || this.trouble === 'silent') throw away();
  }
}

const away = (): StorageError => new StorageError('unavailable', 'The database does not answer.');
