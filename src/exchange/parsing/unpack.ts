import { ImportProblem } from '../import-problem.ts';
import { withoutGzip } from './gzip.ts';
import { type GivenFile, MOST_BYTES, type ReadableFile } from './readable-file.ts';
import { filesInZip, isZip, type ZippedFile } from './zip.ts';

/** Bytes are handed on in pieces of so many, so that what reads them need not hold all of it in another form. */
const PIECE = 64 * 1024;

/**
 * The files that members gave, and those in the archives among them, as far as they are to be opened.
 * @param opened which of an archive's files
 * @throws `ImportProblem`: `empty` {file}, `not-an-archive` {file}, `encrypted` {file}, `too-many-entries` {file, limit},
 *   `unpacks-too-large` {file, limit in bytes}
 */
export async function unpack(
  files: readonly GivenFile[],
  opened: (files: readonly ReadableFile[]) => readonly ReadableFile[],
): Promise<readonly ReadableFile[]> {
  const unpacked: ReadableFile[] = [];
  let size = 0;
  for (const file of files) {
    if (file.bytes.length === 0) throw new ImportProblem('empty', { file: file.name });
    if (!isZip(file.bytes)) unpacked.push(limited(plainFile(file)));
    else {
      const wanted = opened(await filesInZip(file)) as readonly ZippedFile[];
      if (wanted.some(({ isEncrypted }) => isEncrypted))
        throw new ImportProblem('encrypted', { file: file.name });
      size = wanted.reduce((sum, each) => sum + each.size, size);
      if (size > MOST_BYTES)
        throw new ImportProblem('unpacks-too-large', { file: file.name, limit: MOST_BYTES });
      unpacked.push(...wanted.map(limited));
    }
  }
  return unpacked;
}

const plainFile = ({ name, bytes }: GivenFile): ReadableFile => ({
  name,
  path: name.toLowerCase(),
  isInArchive: false,
  async *open() {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  },
});

/** A file that is unpacked if it is gzip, and ends with a problem where it becomes too large. */
const limited = (file: ReadableFile): ReadableFile => ({
  ...file,
  async *open() {
    let size = 0;
    for await (const chunk of withoutGzip(file.open(), file.name)) {
      size += chunk.length;
      if (size > MOST_BYTES)
        throw new ImportProblem('unpacks-too-large', { file: file.name, limit: MOST_BYTES });
      yield chunk;
    }
  },
});
