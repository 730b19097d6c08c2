import { lstat, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { PublishProblem } from '../publish-problem.ts';
import type { SiteWriter } from '../site-writer.ts';
import { lockSite } from './site-lock.ts';
import { checkOwnSite, MANIFEST, manifestOf } from './site-manifest.ts';

/**
 * Makes a site beside a directory, and puts it in its place once it is whole: readers never see half of one, and nothing of the one
 * before is left. Rejects with PublishProblem, and leaves all as it was, when the directory has files of somebody else's, can't be
 * replaced, or is being replaced already.
 * @param make writes the files of the site
 */
export async function replaceSite<T>(
  directory: string,
  make: (writer: SiteWriter) => Promise<T>,
): Promise<T> {
  const place = await realpath(directory).catch(() => resolve(directory));
  if ((await lstat(place).catch(() => undefined))?.isSymbolicLink())
    throw new PublishProblem(`${place} is a link that leads nowhere. Make the directory that it leads to.`);
  await mkdir(dirname(place), { recursive: true });
  const unlock = lockSite(place, besideOf(place, 'site'));
  try {
    return await replaceLocked(place, make);
  } finally {
    await unlock();
  }
}

async function replaceLocked<T>(place: string, make: (writer: SiteWriter) => Promise<T>): Promise<T> {
  const [fresh, old] = [besideOf(place, 'new'), besideOf(place, 'old')];
  const before = await kindOf(place);
  if (before === 'absent' && (await kindOf(old)) === 'directory') await rename(old, place);
  else if (before === 'other') throw new PublishProblem(`${place} is a file. Name a directory.`);
  if ((await kindOf(place)) === 'directory') await checkOwnSite(place);
  for (const left of [fresh, old]) await rm(left, { recursive: true, force: true });
  try {
    const made = await write(fresh, make);
    await swap(place, fresh, old);
    return made;
  } finally {
    for (const left of [fresh, old]) await rm(left, { recursive: true, force: true });
  }
}

/** Always the same, so that what a process left that was ended is found and removed by the next. */
const besideOf = (place: string, what: 'new' | 'old' | 'site'): string =>
  join(dirname(place), `.${basename(place)}.ovation-${what}`);

async function kindOf(path: string): Promise<'directory' | 'other' | 'absent'> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? 'absent' : found.isDirectory() ? 'directory' : 'other';
}

/** How many files are written at the same time. */
const WRITES_AT_ONCE = 8;

async function write<T>(directory: string, make: (writer: SiteWriter) => Promise<T>): Promise<T> {
  const files: string[] = [];
  const folders = new Set<string>();
  const writing = new Set<Promise<void>>();
  let failure: unknown;
  const put = async (path: string, content: string) => {
    const file = join(directory, path);
    if (!folders.has(dirname(file))) await mkdir(dirname(file), { recursive: true });
    folders.add(dirname(file));
    await writeFile(file, content, { flag: 'wx' });
  };
  const made = await make({
    async write(path, content) {
      files.push(path);
      const one = put(path, content)
        .catch((error) => {
          failure ??= error;
        })
        .finally(() => writing.delete(one));
      writing.add(one);
      if (writing.size >= WRITES_AT_ONCE) await Promise.race(writing);
      if (failure !== undefined) throw failure;
    },
  }).finally(() => Promise.all(writing));
  if (failure !== undefined) throw failure;
  await put(MANIFEST, manifestOf(files));
  return made;
}

async function swap(place: string, fresh: string, old: string): Promise<void> {
  if ((await kindOf(place)) === 'directory')
    try {
      await rename(place, old);
    } catch (error) {
      // So a mount, as a container has it, or a directory that another program holds open on Windows.
      throw new PublishProblem(
        `${place} can't be replaced (${(error as NodeJS.ErrnoException).code}). If something is mounted there, publish to a directory in it.`,
        { cause: error },
      );
    }
  try {
    await rename(fresh, place);
  } catch (error) {
    await rename(old, place).catch(() => {});
    throw error;
  }
}
