import type { DatabaseSync } from 'node:sqlite';
import { checkpoint } from './wal-stamps.ts';

/** Stands in the header of a file (`application_id`) in which everything that was deleted is overwritten: "OVAT". */
const OVERWRITTEN = 0x4f_56_41_54;

/**
 * Rebuilds a file in which an older Ovation has deleted or replaced something, which it left there until something else came in its
 * place; does nothing in one that was begun, or rebuilt, since deletions overwrite. Blocks its thread for a second for each 100 MB or so,
 * once, and takes as much room again meanwhile. Where there is none, or another program is reading, the next start tries again.
 * @param busyTimeout as `checkpoint` takes it
 */
export function leaveNothingDeleted(database: DatabaseSync, busyTimeout: number): void {
  const { application_id: mark } = database.prepare('PRAGMA application_id').get() ?? {};
  if (mark === OVERWRITTEN) return;
  try {
    database.exec('VACUUM');
    if (checkpoint(database, busyTimeout, 'TRUNCATE'))
      database.exec(`PRAGMA application_id = ${OVERWRITTEN}`);
  } catch {
    // Everything works without it.
  }
}
