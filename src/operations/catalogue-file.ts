import { dirname, join } from 'node:path';
import { sqlitePath } from './database-url.ts';

/**
 * Where the index of shows lies: beside the database.
 * @param databaseUrl as `databaseOf` returns it
 * @returns undefined for a database in memory, which has nothing beside it
 */
export function catalogueFile(databaseUrl: string): string | undefined {
  const path = sqlitePath(databaseUrl);
  return path === undefined ? undefined : join(dirname(path), 'catalogue.sqlite');
}
