import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { PublishProblem } from '../publish-problem.ts';

/** Lists the files of a site, in its root: who may be replaced. */
export const MANIFEST = 'ovation-site.json';

/** @param files relative to the root, with "/" between folders, without the manifest itself */
export const manifestOf = (files: readonly string[]): string =>
  `${JSON.stringify({ madeBy: 'Ovation', files }, undefined, 1)}\n`;

/**
 * Looks whether a directory has nothing but a site that was made here, or nothing at all. Rejects with PublishProblem when it has a
 * file of somebody else's, which would be lost.
 */
export async function checkOwnSite(directory: string): Promise<void> {
  const own = await filesOf(directory);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, '/');
    if (entry.isDirectory() || own.has(path)) continue;
    throw new PublishProblem(
      `${directory} has a file in it that isn't from here: ${path}. All of the directory is replaced each time, so choose one that is empty or doesn't exist yet.`,
    );
  }
}

/** The files of the site in a directory, its manifest among them; none without a manifest that can be read. */
async function filesOf(directory: string): Promise<ReadonlySet<string>> {
  try {
    const { files } = JSON.parse(await readFile(join(directory, MANIFEST), 'utf8')) as { files: unknown };
    return new Set(Array.isArray(files) ? [MANIFEST, ...files.map(String)] : []);
  } catch {
    return new Set();
  }
}
