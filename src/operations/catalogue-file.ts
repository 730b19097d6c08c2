import { dirname, join } from 'node:path';

/**
 * Where the index of shows lies: beside the database.
 * @param databaseUrl as `locateDatabase` returns it
 * @returns undefined for a database in memory, which has nothing beside it
 */
export function catalogueFile(databaseUrl: string): string | undefined {
  const path = /^sqlite:\/\/(.+)$/.exec(databaseUrl)?.[1];
  return path === undefined ? undefined : join(dirname(path), 'catalogue.sqlite');
}
