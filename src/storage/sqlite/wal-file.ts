import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { firstPlace } from '../../reviews/ordered-list.ts';

/** Where the header of a database holds its `user_version` (https://www.sqlite.org/fileformat2.html, 1.3). */
const STAMP_OFFSET = 60;
const DATABASE_HEADER = 100;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/** What a write-ahead log would do to its database (https://www.sqlite.org/fileformat2.html, 4.1). */
export interface WalContents {
  /** The `user_version` in each copy of the first page, oldest first. */
  readonly stamps: readonly number[];
  /** Whether the database already has each page as the log would leave it. */
  isApplied(): boolean;
}

/** The `user_version` in the file itself, whatever its log says; undefined when it is missing or no SQLite database. */
export function readStamp(file: string): number | undefined {
  return withFile(file, (descriptor) => {
    const header = read(descriptor, 0, DATABASE_HEADER);
    const isDatabase = header.toString('latin1').startsWith('SQLite format 3\0');
    return isDatabase && header.length === DATABASE_HEADER ? header.readInt32BE(STAMP_OFFSET) : undefined;
  });
}

/** The contents of a database's log, which it has after an end that was not clean; undefined without any. */
export function readWal(file: string): WalContents | undefined {
  return withFile(`${file}-wal`, (wal) => {
    const header = read(wal, 0, WAL_HEADER);
    if (header.length < WAL_HEADER) return undefined;
    const pageSize = header.readUInt32BE(8);
    const salt = header.subarray(16, 24);
    const frameSize = FRAME_HEADER + pageSize;
    const { size } = fstatSync(wal);
    const stamps: number[] = [];
    /** Where the newest copy of each page stands in the log. */
    const pages = new Map<number, number>();
    for (let offset = WAL_HEADER; pageSize > 0 && offset + frameSize <= size; offset += frameSize) {
      const frame = read(wal, offset, FRAME_HEADER + DATABASE_HEADER);
      // Frames with another salt are left over from before the log began again.
      if (!frame.subarray(8, 16).equals(salt)) break;
      const number = frame.readUInt32BE(0);
      if (number === 1) stamps.push(frame.readInt32BE(FRAME_HEADER + STAMP_OFFSET));
      pages.set(number, offset + FRAME_HEADER);
    }
    if (pages.size === 0) return undefined;
    const isApplied = () =>
      withFile(file, (database) =>
        withFile(`${file}-wal`, (log) =>
          [...pages].every(([number, offset]) =>
            read(database, (number - 1) * pageSize, pageSize).equals(read(log, offset, pageSize)),
          ),
        ),
      ) === true;
    return { stamps, isApplied };
  });
}

/**
 * How many bytes of a database's log are in use. After a checkpoint the log begins again and the file stays as long as it was, with
 * frames left over at its end, whose salt is another one.
 */
export function usedWal(file: string): number {
  const used = withFile(`${file}-wal`, (wal) => {
    const header = read(wal, 0, WAL_HEADER);
    if (header.length < WAL_HEADER) return 0;
    const frameSize = FRAME_HEADER + header.readUInt32BE(8);
    const isLeftOver = (frame: number) =>
      !read(wal, WAL_HEADER + frame * frameSize + 8, 8).equals(header.subarray(16, 24));
    return frameSize * firstPlace(0, Math.floor(fstatSync(wal).size / frameSize), isLeftOver);
  });
  return used ?? 0;
}

function withFile<T>(path: string, use: (descriptor: number) => T): T | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function read(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, position));
}
