import { resolve } from 'node:path';

/** The address of a database, with a relative path in it made absolute: it starts at `home`. */
export function locateDatabase(url: string, home: string): string {
  const path = sqlitePath(url);
  return path === undefined ? url : `sqlite://${resolve(home, path)}`;
}

/** The file of a database; undefined for one in memory. */
export const sqlitePath = (url: string): string | undefined => /^sqlite:\/\/(.+)$/.exec(url)?.[1];
