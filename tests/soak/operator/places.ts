import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The names of files in a directory in which an operator is killed: the database, a backup of it, and one that is being made. */
export const DATABASE = 'ovation.sqlite';
export const BACKUP = 'backup.sqlite';
export const MADE = 'made.sqlite';

/** The name of a file with the address of the database, when that is on a server. */
export const ADDRESS = 'database-url';

/** The address of a directory's database. */
export function addressIn(directory: string): string {
  const file = join(directory, ADDRESS);
  return existsSync(file) ? readFileSync(file, 'utf8') : `sqlite://${join(directory, DATABASE)}`;
}
