import { StorageError } from '../../storage/storage-errors.ts';
import { retryDelay, type Timing } from '../../timing.ts';

/** How many times in a row the database may fail before the pauses no longer grow: it costs nobody else anything to ask it. */
const GROWING = 1;

/**
 * How long to wait before something that has failed is tried again, in milliseconds. When the database has failed, never for long: once
 * it answers, work goes on soon.
 * @param failures how often it has failed before
 */
export const pauseAfter = (error: unknown, timing: Pick<Timing, 'retryDelays'>, failures: number): number =>
  retryDelay(timing, error instanceof StorageError ? Math.min(failures, GROWING) : failures);
