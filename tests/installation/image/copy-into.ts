import { execFile } from 'node:child_process';
import { cp, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { promisify } from 'node:util';

interface Target {
  /** The directory that is the root there. */
  readonly root: string;
  /** What relative paths begin at. */
  readonly directory: string;
}

interface Source {
  readonly root: string;
  /** Whether a path below `root` may be copied. */
  isSent(path: string): boolean;
}

/**
 * What COPY does: of a directory its contents are copied, a file as it is called when the target ends with a slash.
 * @param paths the sources, and the target last
 * @param owner to whom all of it belongs, as `chown` reads it
 */
export async function copyInto(
  target: Target,
  source: Source,
  paths: readonly string[],
  owner: string | undefined,
): Promise<void> {
  const last = paths.at(-1) ?? '';
  const into = join(target.root, isAbsolute(last) ? last : join(target.directory, last));
  for (const path of paths.slice(0, -1)) {
    const from = join(source.root, path);
    const to = last.endsWith('/') && !(await stat(from)).isDirectory() ? join(into, basename(path)) : into;
    await mkdir(dirname(to), { recursive: true });
    await cp(from, to, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (one) => source.isSent(relative(source.root, one)),
    });
  }
  if (owner !== undefined) await promisify(execFile)('chown', ['-R', owner, into]);
}
