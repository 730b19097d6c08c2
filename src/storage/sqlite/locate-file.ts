import { existsSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { StorageError } from '../storage-errors.ts';
import { describeFailure } from './sqlite-failure.ts';

/** How many links may lead to a file one after the other, as in Linux. */
const LONGEST_WAY = 40;

/**
 * The real path of a file, there or not, so that two names of it (a symbolic link) are one. Throws StorageError when its directory is
 * missing.
 */
export function locateFile(path: string): string {
  try {
    return follow(resolve(path), LONGEST_WAY);
  } catch (error) {
    const { code, message } = describeFailure(error, path);
    throw new StorageError(code, message, { cause: error });
  }
}

function follow(file: string, links: number): string {
  if (existsSync(file) || links === 0) return realpathSync(file);
  const directory = realpathSync(dirname(file));
  const target = targetOf(file);
  return target === undefined
    ? join(directory, basename(file))
    : follow(resolve(directory, target), links - 1);
}

/** Where a link leads, be it nowhere yet; undefined for what is none. */
function targetOf(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}
