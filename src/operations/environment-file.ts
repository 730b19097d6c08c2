import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';

/**
 * Reads the variables in a file such as .env, in UTF-8 or in the UTF-16 that Windows PowerShell writes; none when there
 * is no such file. Rejects with a sentence for the operator when it cannot be read.
 */
export async function readEnvironmentFile(path: string): Promise<NodeJS.Dict<string>> {
  try {
    return parseEnvironment(await readText(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return {};
    const message = `${path} cannot be read (${code ?? error}): it must be a text file, and Ovation must be allowed to read it.`;
    throw new Error(message, { cause: error });
  }
}

/** The variables in the text of a file such as .env. */
export function parseEnvironment(text: string): NodeJS.Dict<string> {
  // Node takes the next line for the value of one that ends in a space behind its `=`.
  return parseEnv(text.replace(/=[ \t]+(?=\r?$)/gm, '='));
}

/** The text of a file in one of these encodings, without a byte order mark. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  // TextDecoder drops a byte order mark.
  return new TextDecoder(encoding).decode(bytes);
}
