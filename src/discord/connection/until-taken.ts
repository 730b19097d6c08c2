import { DiscordAPIError } from 'discord.js';
import type { Clock } from '../../clock.ts';
import { putOffFor } from './discord-failure.ts';

/** Now and then Discord refuses good tokens: one that it refuses again after this time, in milliseconds, is bad. */
const SECOND_OPINION_AFTER = 1_000;

/**
 * Sends a request that the start needs. When Discord puts it off, sends it again at the time that Discord names; when
 * Discord refuses the token, once more. Otherwise rejects as discord.js does, or with the signal's reason when aborted.
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
