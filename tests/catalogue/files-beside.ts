import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The names of the index and of all that lies beside it, in order, but for the lock of builds, which stays. */
export async function filesBeside(file: string): Promise<string[]> {
  const names = await readdir(dirname(file));
  return names.filter((name) => name !== 'catalogue.sqlite.lock').sort();
}
