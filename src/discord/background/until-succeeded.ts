import type { Clock } from '../../clock.ts';
import type { Timing } from '../../timing.ts';
import { pauseAfter } from './pause-after.ts';

export interface UntilSucceededOptions {
  readonly clock: Pick<Clock, 'wait'>;
  readonly timing: Pick<Timing, 'retryDelays'>;
  /** Aborted when it is to be given up. */
  readonly signal: AbortSignal;
  /** Called each time that it fails. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Does something until it succeeds, with pauses, or until it is given up. Never rejects.
 * @param act gets how often it has failed before
 */
export async function untilSucceeded(
  act: (failures: number) => Promise<void>,
  { clock, timing, signal, onFailure }: UntilSucceededOptions,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1)
    try {
      return await act(failures);
    } catch (error) {
      onFailure(error);
      await clock.wait(pauseAfter(error, timing, failures), signal);
    }
}
