import { ImportProblem } from '../../exchange/import-problem.ts';
import type { GivenFile } from '../../exchange/parsing/readable-file.ts';
import { UserError } from '../../reviews/user-error.ts';

/** What one file may have, in bytes: a whole export of texts is smaller. Then what all files of an import may have. */
export const LARGEST_FILE = 25 * 1024 * 1024;
const LARGEST_IMPORT = 2 * LARGEST_FILE;
/** Discord's form takes as many. */
export const MOST_FILES = 10;
/** How long all files may take, in milliseconds. */
const TIME_LIMIT = 60_000;

/** Where Discord keeps what members upload (Reference, CDN Endpoints). */
const CDN = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** A file that a member has given to a command or form, as Discord describes it. */
export interface UploadedFile {
  readonly name: string;
  readonly url: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * Gets files that a member has given from Discord: from its CDN, or from where its API is, and from nowhere else. Rejects with
 * ImportProblem `too-many-files` or `too-large`, and with UserError `file-unavailable` when one doesn't come.
 */
export async function downloadFiles(
  files: readonly UploadedFile[],
  { apiUrl, signal }: { readonly apiUrl: string; readonly signal: AbortSignal },
): Promise<GivenFile[]> {
  if (files.length > MOST_FILES) throw new ImportProblem('too-many-files', { limit: MOST_FILES });
  for (const { name, size } of files)
    if (size > LARGEST_FILE) throw new ImportProblem('too-large', { file: name, limit: LARGEST_FILE });
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST_IMPORT)
    throw new ImportProblem('too-large', { limit: LARGEST_IMPORT });
  const origins = [...CDN, new URL(apiUrl).origin];
  const within = AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT)]);
  const downloaded: GivenFile[] = [];
  // One after the other: together they would be in memory twice.
  for (const file of files)
    downloaded.push({ name: file.name, bytes: await download(file, origins, within) });
  return downloaded;
}

async function download({ url, size }: UploadedFile, origins: readonly string[], signal: AbortSignal) {
  if (!origins.includes(URL.parse(url)?.origin ?? '')) throw new UserError('file-unavailable');
  try {
    const response = await fetch(url, { redirect: 'error', signal });
    if (!response.ok) throw new UserError('file-unavailable');
    const bytes = new Uint8Array(size);
    let filled = 0;
    // Leaving the loop ends the connection.
    for await (const chunk of response.body ?? []) {
      if (filled + chunk.byteLength > size) throw new UserError('file-unavailable');
      bytes.set(chunk, filled);
      filled += chunk.byteLength;
    }
    if (filled < size) throw new UserError('file-unavailable');
    return bytes;
  } catch {
    throw new UserError('file-unavailable');
  }
}
