import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';

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

/** The file of a database; undefined for one that is none. */
export const sqlitePath = (url: string): string | undefined => /^sqlite:\/\/(.+)$/.exec(url)?.[1];

/** Whether this is the address of a database on a PostgreSQL server. */
export const isPostgres = (url: string): boolean => /^postgres(?:ql)?:\/\//.test(url);

/** The address of a database as others may read it: without a password, and without options, one of which may be a password, too. */
export function publicAddress(url: string): string {
  if (!isPostgres(url)) return url;
  const { protocol, username, host, pathname, hash } = URL.parse(url) ?? {};
  // A character that should have been written as its code has cut the password in two.
  if (host === undefined || hash !== '' || pathname?.includes('@')) return 'the PostgreSQL database';
  return `${protocol}//${username && `${username}@`}${host}${pathname}`;
}
