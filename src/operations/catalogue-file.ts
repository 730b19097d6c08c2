import { join } from 'node:path';
import { dataDirectory } from './database-url.ts';

/**
 * Where the index of shows lies: beside the database. Several processes may use it.
 * @param databaseUrl as `databaseOf` returns it
 * @returns undefined for a database in memory, which has nothing beside it
 */
export function catalogueFile(databaseUrl: string, home: string): string | undefined {
  const directory = dataDirectory(databaseUrl, home);
  return directory && join(directory, 'catalogue.sqlite');
}
