import type { REST } from 'discord.js';
import { DiscordAPIError } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';

export interface TokenCheckOptions {
  readonly log: Logger;
  readonly clock: Clock;
  /** Called when the token is certainly not valid. */
  readonly onRefused: () => void;
  readonly signal: AbortSignal;
}

/** The pause before each check of the token, in milliseconds; the last one repeats while Discord gives no clear answer. */
const PAUSES = [500, 2_000, 5_000];

/**
 * Now and then Discord answers 401 to a request with a good token. This checks the token: it is bad when Discord refuses it
 * every time.
 * @returns a function that starts the check, unless one is running
 */
export function createTokenCheck(rest: REST, options: TokenCheckOptions): () => void {
  const { log, clock, onRefused, signal } = options;
  let isRunning = false;

  async function check(): Promise<void> {
    log.warn('Discord refused the token in one request; asking whether it is still valid');
    for (let refusals = 0, questions = 0; refusals < PAUSES.length; questions += 1) {
      await clock.wait(PAUSES[Math.min(questions, PAUSES.length - 1)] ?? 0, signal);
      if (signal.aborted) return;
      const answer = await rest.get(Routes.currentApplication()).then(
        () => 'good' as const,
        (error: unknown) =>
          error instanceof DiscordAPIError && error.status === 401 ? ('refused' as const) : 'unknown',
      );
      if (answer === 'good') {
        log.info('The token is still valid');
        return;
      }
      if (answer === 'refused') refusals += 1;
    }
    onRefused();
  }

  return () => {
    if (isRunning || signal.aborted) return;
    isRunning = true;
    void check().finally(() => {
      isRunning = false;
    });
  };
}
