/**
 * A process that makes one backup: of the database at the first argument, into the file at the second. Exits with status 1, and a
 * sentence for the operator, when it can't. A process, because a thread that SQLite works in can't be ended before SQLite has done.
 */
import { constants, setPriority } from 'node:os';
import { makeBackup } from './make-backup.ts';

const [, , databaseUrl = '', target = ''] = process.argv;
try {
  // Members wait for the bot; nobody waits for a backup.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  makeBackup(databaseUrl, target);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
