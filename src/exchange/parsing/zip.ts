import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { cleanLine } from '../../reviews/plain-text.ts';
import { ImportProblem } from '../import-problem.ts';
import { type GivenFile, MOST_ENTRIES, type ReadableFile } from './readable-file.ts';

/** In code points; a path in an archive may have 65,535 bytes. */
const LONGEST_NAME = 100;

/** What computers put into archives besides the files. */
const NOT_MEANT = /(?:^|\/)(?:__macosx\/|\._|\.ds_store$|thumbs\.db$|desktop\.ini$)/;

/** "PK", and what may follow: an entry, or the end of an empty archive. */
export const isZip = ([p, k, third, fourth]: Uint8Array): boolean =>
  p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));

/** A file in an archive, with the size that the archive says, which unpacking holds it to. */
export interface ZippedFile extends ReadableFile {
  readonly size: number;
  readonly isEncrypted: boolean;
}

/**
 * The files in an archive by its central directory, which is right where what stands before the data is not. Nothing is unpacked
 * before a file is opened. Throws `not-an-archive` {file} and `too-many-entries` {file, limit}.
 */
export async function filesInZip({ name, bytes }: GivenFile): Promise<readonly ZippedFile[]> {
  const entries: Entry[] = [];
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    });
    if (zip.entryCount > MOST_ENTRIES)
      throw new ImportProblem('too-many-entries', { file: name, limit: MOST_ENTRIES });
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw error instanceof ImportProblem ? error : new ImportProblem('not-an-archive', { file: name });
  }
  const isFile = ({ fileName }: Entry) => !fileName.endsWith('/') && !NOT_MEANT.test(fileName.toLowerCase());
  const files = entries.filter(isFile);
  const folder = commonFolder(files.map(({ fileName }) => fileName));
  return files.map((entry) => ({
    name: nameOf(entry),
    path: entry.fileName.slice(folder.length).toLowerCase(),
    isInArchive: true,
    size: entry.uncompressedSize,
    isEncrypted: entry.isEncrypted(),
    open: () => unpacked(zip, entry),
  }));
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  try {
    yield* await zip.openReadStreamPromise(entry);
  } catch {
    throw new ImportProblem('not-an-archive', { file: nameOf(entry) });
  }
}

/** A name to show, which every row keeps: one line, and of a long path its end. */
function nameOf({ fileName }: Entry): string {
  const letters = [...cleanLine(fileName)];
  return letters.length > LONGEST_NAME ? `…${letters.slice(1 - LONGEST_NAME).join('')}` : letters.join('');
}

/** "export/", when all files lie in it. */
function commonFolder(paths: readonly string[]): string {
  const folder = /^[^/]+\//.exec(paths[0] ?? '')?.[0];
  return folder !== undefined && paths.every((path) => path.startsWith(folder)) ? folder : '';
}
