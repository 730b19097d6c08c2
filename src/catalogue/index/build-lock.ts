import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a build waits for another one that is under way, and how often it looks, in milliseconds. */
const OTHER_BUILD = 10 * 60_000;
const LOOKS_EVERY = 100;

/** SQLITE_BUSY. */
const BUSY = 5;

/**
 * Keeps others from building the index until you call the returned function; resolves once nobody else does. The lock is an open
 * transaction on `<file>.lock`, as that of the bot's database is: the system releases it however the process ends. The lock file stays,
 * because removing it would be a race. Rejects with what node:sqlite throws.
 */
export async function lockBuilds(file: string): Promise<() => void> {
  const database = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  const until = performance.now() + OTHER_BUILD;
  for (;;) {
    try {
      database.exec('BEGIN EXCLUSIVE');
      return () => database.close();
    } catch (error) {
      const isBusy = error instanceof Error && 'errcode' in error && error.errcode === BUSY;
      if (!isBusy || performance.now() > until) {
        database.close();
        throw error;
      }
    }
    // Not asleep within SQLite: the thread of a bot that stops could not be ended.
    await wait(LOOKS_EVERY);
  }
}
