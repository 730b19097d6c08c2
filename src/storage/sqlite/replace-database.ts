import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type CopyOptions, copyDatabase, syncDirectory } from './copy-database.ts';

/** What the name of a database ends in that waits to take another one's place. */
const NEXT = '.next';

/** The parts of a database whose process may have been killed, the database first. */
const PARTS = ['', '-wal', '-journal'];

/** The names of what belongs to a database, beside it. */
export const partsOf = (file: string): readonly string[] =>
  [...PARTS, '-shm', NEXT].map((part) => `${file}${part}`);

/**
 * Puts a copy of a database in the place of another one, which is kept, log and all. From the moment that the copy is complete, the
 * next start finishes what is left when the process ends: a start finds the old database or the new one, never one beside the log of
 * the other. To be called with the file locked. Throws StorageError, with nothing changed, when there can be no copy.
 * @returns the name under which the old database is kept; undefined when there was none
 */
export function replaceDatabase(file: string, from: string, options: CopyOptions): string | undefined {
  copyDatabase(from, `${file}${NEXT}`, { ...options, like: existsSync(file) ? file : dirname(file) });
  return finishReplacement(file);
}

/** Goes on with a replacement that was interrupted; does nothing when there is none. To be called with the file locked. */
export function finishReplacement(file: string): string | undefined {
  const next = `${file}${NEXT}`;
  if (!existsSync(next)) return undefined;
  // The same name, however often this is interrupted.
  const kept = `${file}.before-restore-${statSync(next).mtime.toISOString().replaceAll(':', '-')}`;
  // An older Ovation refuses a log without its database, and takes a database without its log.
  for (const part of PARTS) if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${kept}${part}`);
  rmSync(`${file}-shm`, { force: true });
  syncDirectory(dirname(file));
  renameSync(next, file);
  syncDirectory(dirname(file));
  return existsSync(kept) ? kept : undefined;
}
