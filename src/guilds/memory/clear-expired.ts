import { type Clock, everyHour } from '../../clock.ts';
import type { Store } from '../../storage/store/store.ts';

/** Deletes expired entries, now and every hour until the signal is aborted. After a failure, the next hour tries again. */
export const clearExpiredHourly = (
  store: Pick<Store, 'clearExpired'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> => everyHour(() => store.clearExpired(clock.now()).catch(() => {}), clock, signal);
