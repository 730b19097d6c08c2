import { resolve } from 'node:path';

/** The address of a database, with a relative path in it made absolute: it starts at `home`. */
export function locateDatabase(url: string, home: string): string {
  const path = /^sqlite:\/\/(.+)$/.exec(url)?.[1];
  return path === undefined ? url : `sqlite://${resolve(home, path)}`;
}
