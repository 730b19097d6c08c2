import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';

/** The variables in a file such as .env, with or without a byte order mark; none when there is no such file. */
export async function readEnvironmentFile(path: string): Promise<NodeJS.Dict<string>> {
  try {
    const text = await readFile(path, 'utf8');
    return parseEnv(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
