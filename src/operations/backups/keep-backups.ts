import { execFile } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { backupName, deleteOldBackups, deleteUnfinished, newestBackup } from './backup-files.ts';

/** Which backups are made. */
export interface BackupPlan {
  /** As `databaseOf` returns it. */
  readonly databaseUrl: string;
  /** Where they lie, absolute; made when it is missing. */
  readonly directory: string;
  /** How long after one the next is made, in milliseconds. */
  readonly every: number;
  /** How many are kept. */
  readonly keep: number;
}

export interface BackupContext {
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly log: Logger;
  /** Ends all of it, at once. */
  readonly signal: AbortSignal;
}

/** How long after one that failed another is tried, in milliseconds. */
const RETRY_DELAY = 15 * 60_000;

const PROCESS = fileURLToPath(new URL('./backup-process.ts', import.meta.url));
const start = promisify(execFile);

/**
 * Makes a backup whenever one is due, also of the time when Ovation was away, in a process of its own. One that fails is logged and
 * tried again. Resolves once the signal is aborted; never rejects.
 */
export async function keepBackups(plan: BackupPlan, { clock, log, signal }: BackupContext): Promise<void> {
  const { directory, every } = plan;
  while (!signal.aborted) {
    try {
      await mkdir(directory, { recursive: true });
      const newest = await newestBackup(directory, clock.now());
      const wait = newest === undefined ? 0 : newest + every - clock.now();
      if (wait > 0) await clock.wait(wait, signal);
      else log.info(await makeOne(plan, clock.now(), signal), 'The data is backed up');
    } catch (error) {
      if (signal.aborted) return;
      log.error(problemOf(error), 'The data could not be backed up; another attempt follows in 15 minutes');
      await clock.wait(RETRY_DELAY, signal);
    }
  }
}

async function makeOne({ databaseUrl, directory, keep }: BackupPlan, now: number, signal: AbortSignal) {
  const file = join(directory, backupName(now));
  // They may take the room that this one needs.
  await deleteUnfinished(directory);
  const backup = start(process.execPath, [PROCESS, file], { signal, killSignal: 'SIGKILL' });
  // One that ends before it has read that says why in its own words.
  backup.child.stdin?.on('error', () => {}).end(databaseUrl);
  await backup;
  await deleteOldBackups(directory, keep, now);
  return { file, bytes: (await stat(file)).size };
}

/** The sentence that the process ended with, or why there was no such process. */
function problemOf(error: unknown): object {
  const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return told === '' ? { err: error } : { problem: told };
}
