import * as timers from 'node:timers/promises';

/** How long somebody waits for the server in all, in milliseconds: members have an answer within three seconds. */
export const PATIENCE = 2000;

/** Resolves after a while, in milliseconds, or once the signal is aborted. */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  timers.setTimeout(milliseconds, undefined, { signal }).catch(() => {});

/** Resolves once work is over, whatever became of it, or has taken long. */
export async function soon(work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  await Promise.race([work.catch(() => {}), pause(PATIENCE, over.signal)]);
  over.abort();
}
