import { setImmediate } from 'node:timers/promises';
import type { Backend } from '../../src/storage/backend.ts';
import { openMemory } from '../../src/storage/memory-backend.ts';
import { StorageError } from '../../src/storage/storage-errors.ts';
import { type Life, LifeOverError } from './life.ts';

/**
 * How many turns of the event loop a commit takes until it is carried out: more than an answer to a member, so that one
 * that does not wait for the commit is seen before it.
 */
const TURNS_TO_WRITE = 40;

/** A disk that outlives the bots that use it. */
export class SeverableDisk {
  /** The data themselves, for whoever is not killed. */
  readonly data: Backend = openMemory();
  /** How many of the next commits are refused, as by a full disk. */
  refusals = 0;

  /** What a bot has of the disk, as long as it lives. */
  connect(life: Life): Backend {
    return {
      ...this.data,
      commit: (calls) =>
        life.pass('commit', async () => {
          for (let turns = 0; turns < TURNS_TO_WRITE; turns += 1) await setImmediate();
          if (life.isOver) throw new LifeOverError('The bot was killed');
          if (this.refusals > 0) {
            this.refusals -= 1;
            throw new StorageError('full', 'The disk is full.');
          }
          await this.data.commit(calls);
        }),
      lost: new Promise(() => {}),
      close: async () => {},
    };
  }
}
