import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** No directory of anybody else's is called so: what is left of one is removed. */
const PREFIX = '.ovation-copy-';

/** After so long, in milliseconds, a directory that is still there was left by a process that was killed. */
const LEFT_AFTER = 24 * 60 * 60_000;

/**
 * Makes a directory beside the database, where there is room for a copy of it, and where nobody reads who may not read that. It is
 * removed once `use` has ended, or the process does; what killed processes have left is removed, too. Resolves or rejects as `use` does.
 */
export async function withDirectoryBeside<T>(
  file: string,
  use: (directory: string) => T,
): Promise<Awaited<T>> {
  return withDirectoryIn(dirname(file), use);
}

/** The same in a directory. */
export async function withDirectoryIn<T>(home: string, use: (directory: string) => T): Promise<Awaited<T>> {
  removeLeftOver(home);
  const directory = await mkdtemp(join(home, PREFIX));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await use(directory);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

function removeLeftOver(home: string): void {
  for (const name of readdirSync(home)) {
    if (!name.startsWith(PREFIX)) continue;
    const directory = join(home, name);
    const stats = statSync(directory, { throwIfNoEntry: false });
    if (stats?.isDirectory() && stats.mtimeMs < Date.now() - LEFT_AFTER)
      rmSync(directory, { recursive: true, force: true });
  }
}
