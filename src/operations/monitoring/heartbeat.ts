import { access, constants, lstat, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';

/** Between two heartbeats, in milliseconds; check-heartbeat.cjs waits for four. */
export const HEARTBEAT_EVERY = 15_000;
/** How long after the bot was not well it is asked again, in milliseconds. */
const ASKED_AGAIN = 1_000;

export interface HeartbeatOptions {
  /** Resolves to whether the bot is well; does not reject. */
  readonly isWell: () => Promise<boolean>;
  readonly clock: Pick<Clock, 'wait'>;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** In bytes. */
const LENGTH = '2026-08-01T12:00:00.000Z\n'.length;

/**
 * Removes the heartbeat of the last run, which would say of this one that it is well. Rejects with an error whose message is
 * a sentence for the operator when the file can't be written, or is something else.
 */
export async function prepareHeartbeat(file: string): Promise<void> {
  let isOther: boolean;
  try {
    isOther = !(await isHeartbeat(file));
    if (!isOther) await rm(file, { force: true });
    await access(dirname(file), constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `HEARTBEAT_FILE can't be written at ${file} (${reason}): its directory has to exist and be writable.`,
      { cause },
    );
  }
  if (isOther)
    throw new Error(
      `HEARTBEAT_FILE can't be written at ${file} (something else is there): choose a name for it alone.`,
    );
}

/** Whether there is a heartbeat, or the beginning of one, or nothing. */
async function isHeartbeat(file: string): Promise<boolean> {
  const stats = await lstat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stats === undefined) return true;
  return stats.isFile() && stats.size <= LENGTH && /^[\d:.TZ\n-]*$/.test(await readFile(file, 'utf8'));
}

/** Writes the file now and again and again while the bot is well, until the signal is aborted; then removes it. Never rejects. */
export async function keepHeartbeat(file: string, options: HeartbeatOptions): Promise<void> {
  const { isWell, clock, log, signal } = options;
  let isFailing = false;
  while (!signal.aborted) {
    const isDue = await isWell();
    try {
      if (isDue) await writeFile(file, `${new Date().toISOString()}\n`);
      isFailing = false;
    } catch (err) {
      if (!isFailing) log.warn({ err }, 'The heartbeat could not be written; trying again');
      isFailing = true;
    }
    await clock.wait(isDue ? HEARTBEAT_EVERY : ASKED_AGAIN, signal);
  }
  await rm(file, { force: true }).catch(() => {});
}
