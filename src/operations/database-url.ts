import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { POSTGRES_ADDRESS } from '../config/database.ts';
import { isPostgres, sqlitePath } from '../storage/database-address.ts';

/**
 * The address of the bot's database, a relative path in it made absolute; without a token, of that in the sandbox.
 * @param home the directory of `.env` and `data/`
 */
export const databaseOf = (
  { token, databaseUrl = 'sqlite://data/ovation.sqlite' }: Pick<Config, 'token' | 'databaseUrl'>,
  home: string,
): string =>
  absoluteAddress(token === undefined ? 'sqlite://data/sandbox/ovation.sqlite' : databaseUrl, home);

/** An address whose path, if it has one, is absolute. @param home what a relative path starts from */
export function absoluteAddress(url: string, home: string): string {
  const path = sqlitePath(url);
  return path === undefined ? url : `sqlite://${resolve(home, path)}`;
}

/**
 * The directory of what belongs to a database and is not in it: that of its file, or `data/` when it is on a server; undefined for one in
 * memory.
 */
export function dataDirectory(url: string, home: string): string | undefined {
  const path = sqlitePath(url);
  if (path !== undefined) return dirname(path);
  return isPostgres(url) ? join(home, 'data') : undefined;
}

/** The same, which is there then, for a database that is not in memory. */
export function madeDirectory(url: string, home: string): string {
  const directory = dataDirectory(url, home) ?? home;
  mkdirSync(directory, { recursive: true });
  return directory;
}

/**
 * The address of a database as others may read it: without a password, and without options, one of which may be a password, too. Nothing
 * of one in which a character that should have been written as its code may have cut the password in two.
 */
export function publicAddress(url: string): string {
  if (!isPostgres(url)) return url;
  const [whole, scheme, user, host, path] = POSTGRES_ADDRESS.exec(url) ?? [];
  if (whole === undefined) return 'the PostgreSQL database';
  return `${scheme}${user === undefined ? '' : `${user}@`}${host}${path}`;
}
