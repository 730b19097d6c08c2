import type { Stats } from 'node:fs';
import { chown, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readText } from '../operations/environment-file.ts';
import { setVariable } from './environment-variable.ts';
import { Problem } from './problem.ts';

/** What a new file begins with. */
const BEGINNING = '# Keep this file secret. What else you can set here: .env.example\n';

/**
 * Writes a variable into a file such as .env, which is made if it isn't there: wholly or not at all, and readable by its owner alone.
 * Rejects with a `Problem` when it cannot be written.
 */
export async function writeEnvironment(path: string, name: string, value: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await realpath(path).catch(() => path);
    const before = await stat(file).catch(() => undefined);
    const text = before === undefined ? BEGINNING : await readText(file);
    await replaceFile(file, setVariable(text, name, value), before ?? (await stat(dirname(file))));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new Problem(`${path} can't be written (${code}). Let this user write there.`, { cause: error });
  }
}

/** Replaces a file, or makes it. What root writes belongs to whom the file or its directory belongs to: they run the bot. */
async function replaceFile(file: string, text: string, { uid, gid }: Stats): Promise<void> {
  const made = `${file}.${process.pid}.new`;
  try {
    const handle = await open(made, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (process.getuid?.() === 0) await chown(made, uid, gid);
    await rename(made, file);
  } catch (error) {
    await rm(made, { force: true });
    throw error;
  }
}
