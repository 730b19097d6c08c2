/**
 * A process that makes one backup, into the file at its argument, of the database whose address it reads: other users see arguments,
 * and an address may have a password. Exits with status 1, and a sentence for the operator, when it can't. A process, because a thread
 * that SQLite works in can't be ended before SQLite has done.
 */

import { constants, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { backUp } from './keep-safe.ts';

const [, , target = ''] = process.argv;
try {
  // Members wait for the bot; nobody waits for a backup.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  await backUp(await text(process.stdin), target);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
