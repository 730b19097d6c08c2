import { DiscordAPIError } from 'discord.js';
import type { Clock } from '../../clock.ts';
import { putOffFor } from './discord-failure.ts';

/** Discord refuses good tokens now and then: one that it refuses again after this time, in milliseconds, is not good. */
const SECOND_OPINION_AFTER = 1_000;

/**
 * Sends a request that the start needs, again when Discord puts it off, once that time has come, and once more when it
 * refuses the token. Rejects as discord.js does otherwise, or with the signal's reason when that is aborted.
 */
export async function untilTaken<T>(
  request: () => Promise<T>,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let refusals = 0; ; ) {
    try {
      return await request();
    } catch (error) {
      signal?.throwIfAborted();
      const isRefused = error instanceof DiscordAPIError && error.status === 401;
      if (isRefused) refusals += 1;
      const wait = isRefused && refusals === 1 ? SECOND_OPINION_AFTER : putOffFor(error);
      if (wait === undefined) throw error;
      await clock.wait(wait, signal);
      signal?.throwIfAborted();
    }
  }
}
