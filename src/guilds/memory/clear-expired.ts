import type { Clock } from '../../clock.ts';
import type { Store } from '../../storage/store/store.ts';

const HOUR = 60 * 60_000;

/** Deletes expired entries, now and every hour until the signal is aborted. After a failure, the next hour tries again. */
export async function clearExpiredHourly(
  store: Pick<Store, 'clearExpired'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await store.clearExpired(clock.now()).catch(() => {});
    await clock.wait(HOUR, signal);
  }
}
