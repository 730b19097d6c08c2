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
  /** By slot: resolves once those who asked before have had their turn. One lock at a time for each: a lock takes a connection. */
  const turns = new Map<number, Promise<void>>();

  /** Resolves once the turn is over; calls `begin` when it has come, unless nobody waits for it any more. */
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
      const slot = shardId % concurrency;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      closed.addEventListener('abort', () => reject(closed.reason));
      const turn = (turns.get(slot) ?? Promise.resolve()).then(() =>
        take(slot, resolve, () => closed.aborted || signal.aborted),
      );
      turns.set(slot, turn);
      return promise;
    },
  };
}
