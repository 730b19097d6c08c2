import type { Clock } from '../../clock.ts';
import type { Store } from '../../storage/store/store.ts';

export interface IdentifyThrottlerOptions {
  /** How many sessions Discord lets begin together: `max_concurrency`. */
  readonly concurrency: number;
  readonly exclusively: Store['exclusively'];
  readonly clock: Pick<Clock, 'wait'>;
  /** Aborted when the bot stops. */
  readonly signal: AbortSignal;
}

/**
 * How long Discord gives to each session that begins, in milliseconds, and half a second more, because what counts is when a request
 * arrives: https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
 */
export const IDENTIFY_EVERY = 5_500;
/** How long to wait, in milliseconds, for a database that does not answer. */
const RETRY_AFTER = 1_000;

/**
 * Lets sessions begin as fast as Discord takes them, whichever of the processes on the database they are in: of the shards with one
 * remainder by `concurrency`, one after the other. discord.js's own throttler knows of one process alone.
 */
export function identifyThrottler({ concurrency, exclusively, clock, signal }: IdentifyThrottlerOptions) {
  /** Calls `begin` when its turn has come, after those who asked before, unless nobody waits for it any more. Never rejects. */
  async function take(slot: number, begin: () => void, isOver: () => boolean): Promise<void> {
    let hasBegun = false;
    while (!hasBegun && !isOver())
      await exclusively(`identify:${slot}`, async () => {
        if (isOver()) return;
        hasBegun = true;
        begin();
        await clock.wait(IDENTIFY_EVERY, signal);
      }).catch(() => clock.wait(RETRY_AFTER, signal));
  }

  return {
    /** Resolves once a shard may begin a session; rejects when its connection is closed before. */
    waitForIdentify(shardId: number, closed: AbortSignal): Promise<void> {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      closed.addEventListener('abort', () => reject(closed.reason));
      void take(shardId % concurrency, resolve, () => closed.aborted || signal.aborted);
      return promise;
    },
  };
}
