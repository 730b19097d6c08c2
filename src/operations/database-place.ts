import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sqlitePath } from './database-url.ts';

/** The kinds of file systems, by Linux's numbers for them (statfs(2)), that do not keep what a database is given. */
const IN_MEMORY = new Set([0x01021994, 0x858458f6]);
const CONTAINER_LAYER = new Set([0x794c7630]);
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x00c36400]);

/**
 * What an operator has to know about where the database lies: a sentence when that place forgets it or cannot lock it,
 * undefined otherwise. Other systems than Linux number their file systems differently, and learn nothing here.
 */
export async function databasePlaceWarning(
  databaseUrl: string,
  typeOf: (path: string) => Promise<number> = fileSystemType,
): Promise<string | undefined> {
  const path = sqlitePath(databaseUrl);
  if (path === undefined) return 'The database is in memory: when Ovation ends, all reviews are gone.';
  const directory = dirname(path);
  const type = await typeOf(directory);
  if (IN_MEMORY.has(type))
    return `${directory} is in memory: when this machine or container restarts, all reviews are gone. Point DATABASE_URL at a directory on a disk.`;
  if (CONTAINER_LAYER.has(type))
    return `${directory} is a part of this container: when the container is replaced, all reviews are gone. Mount a volume there, or point DATABASE_URL at one.`;
  if (NETWORK.has(type))
    return `${directory} is on a network file system, where SQLite may lose or damage reviews. Point DATABASE_URL at a directory on a disk of this machine.`;
  return undefined;
}

/** The type, as an unsigned number of 32 bits; 0, which is none, when it cannot be told. */
async function fileSystemType(path: string): Promise<number> {
  if (process.platform !== 'linux') return 0;
  return statfs(path).then(
    ({ type }) => type >>> 0,
    () => 0,
  );
}
