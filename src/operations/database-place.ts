import { existsSync } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isPostgres, sqlitePath } from '../storage/database-address.ts';
import { locateFile } from '../storage/sqlite/locate-file.ts';
import { publicAddress } from './database-url.ts';

/** The kinds of file systems, by Linux's numbers for them (statfs(2)), that do not keep what a database is given. */
const IN_MEMORY = new Set([0x01021994, 0x858458f6]);
const CONTAINER_LAYER = new Set([0x794c7630]);
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x00c36400]);

/** The files by which Docker and Podman let a container know that it is one. */
const CONTAINER_MARKS = ['/.dockerenv', '/run/.containerenv'];

/** What the system says of its file systems. */
export interface System {
  /** The type of the file system that a path lies on, as an unsigned number of 32 bits; 0, which is none, when it can't be told. */
  typeOf(path: string): Promise<number>;
  /** Whether this is a container whose own layer an update throws away. */
  isContainer(): boolean;
  /** The directories at which something is mounted; none when that can't be told. */
  mounts(): Promise<readonly string[]>;
}

/**
 * What an operator has to know about where the database lies: a sentence when that place forgets it or cannot lock it,
 * undefined otherwise. Other systems than Linux number their file systems differently, and learn nothing here.
 */
export async function databasePlaceWarning(
  databaseUrl: string,
  system: System = LINUX,
): Promise<string | undefined> {
  if (isPostgres(databaseUrl)) return serverWarning(databaseUrl);
  const path = sqlitePath(databaseUrl);
  if (path === undefined) return 'The database is in memory: when Ovation ends, all reviews are gone.';
  const directory = dirname(realPath(path));
  const type = await system.typeOf(directory);
  if (IN_MEMORY.has(type))
    return `${directory} is in memory: when this machine or container restarts, all reviews are gone. Point DATABASE_URL at a directory on a disk.`;
  if (NETWORK.has(type))
    return `${directory} is on a network file system, where SQLite may lose or damage reviews. Point DATABASE_URL at a directory on a disk of this machine.`;
  if (CONTAINER_LAYER.has(type) || (system.isContainer() && isOnRoot(directory, await system.mounts())))
    return `${directory} is a part of this container: when the container is replaced, as an update does, all reviews are gone. Mount a volume there, or point DATABASE_URL at one.`;
  return undefined;
}

/** Whoever runs a server knows its disks, and perhaps not what its settings mean. */
async function serverWarning(databaseUrl: string): Promise<string | undefined> {
  const { unsafeSettings } = await import('../storage/postgres/unsafe-settings.ts');
  const off = await unsafeSettings(databaseUrl).catch(() => []);
  if (off.length === 0) return undefined;
  return `${publicAddress(databaseUrl)} runs without ${off.join(' and ')}: when its machine fails, reviews are lost. Set ${off.map((name) => `${name} = on`).join(' and ')} in its postgresql.conf.`;
}

/** Where a file lies, when links lead to it; the path itself when its directory is missing. */
export function realPath(path: string): string {
  try {
    return locateFile(path);
  } catch {
    return path;
  }
}

/**
 * Whether nothing is mounted between a directory and the root, which is a container's own layer. Not all of those have a file system
 * of their own kind: with the drivers btrfs, zfs and vfs it is that of the machine.
 */
const isOnRoot = (directory: string, mounts: readonly string[]): boolean =>
  mounts.length > 0 &&
  !mounts.some((mount) => mount !== '/' && (directory === mount || directory.startsWith(`${mount}/`)));

const LINUX: System = {
  async typeOf(path) {
    if (process.platform !== 'linux') return 0;
    return statfs(path).then(
      ({ type }) => type >>> 0,
      () => 0,
    );
  },
  isContainer: () => CONTAINER_MARKS.some((mark) => existsSync(mark)),
  async mounts() {
    const table = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
    return mountPoints(table);
  },
};

/** The mount points in Linux's table of mounts (proc_pid_mountinfo(5)), whose fifth field has white space in octal. */
export const mountPoints = (table: string): string[] =>
  table.split('\n').flatMap((line) => {
    const point = line.split(' ')[4];
    const unescaped = (_: string, octal: string) => String.fromCharCode(Number.parseInt(octal, 8));
    return point === undefined ? [] : [point.replace(/\\([0-7]{3})/g, unescaped)];
  });
