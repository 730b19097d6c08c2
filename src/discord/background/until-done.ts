import type { Clock } from '../../clock.ts';
import type { Timing } from '../../timing.ts';

/**
 * How far work is, every few seconds, and what it results in at last. Rejects as the work does.
 * @param progress asked each time
 */
export async function* untilDone<Result extends object, Progress>(
  work: Promise<Result>,
  progress: () => Progress,
  { clock, timing }: { readonly clock: Clock; readonly timing: Timing },
): AsyncGenerator<Result | Progress> {
  for (;;) {
    const over = new AbortController();
    const waited = clock.wait(timing.progressSpacing, over.signal).then(() => undefined);
    const result = await Promise.race([work, waited]).finally(() => over.abort('over'));
    yield result ?? progress();
    if (result !== undefined) return;
  }
}
