import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';

/**
 * The address of the bot's database, a relative path in it made absolute; without a token, of that in the sandbox.
 * @param home the directory of `.env` and `data/`
 */
export function databaseOf(
  { token, databaseUrl = 'sqlite://data/ovation.sqlite' }: Pick<Config, 'token' | 'databaseUrl'>,
  home: string,
): string {
  const url = token === undefined ? 'sqlite://data/sandbox/ovation.sqlite' : databaseUrl;
  const path = sqlitePath(url);
  return path === undefined ? url : `sqlite://${resolve(home, path)}`;
}

/** The file of a database; undefined for one in memory. */
export const sqlitePath = (url: string): string | undefined => /^sqlite:\/\/(.+)$/.exec(url)?.[1];
