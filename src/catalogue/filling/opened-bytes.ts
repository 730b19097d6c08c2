import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { FillProblem } from './fill-problem.ts';

/** What packed files begin with: gzip (RFC 1952), Zstandard (RFC 8878), and bzip2, which Node cannot unpack. */
const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTANDARD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const BZIP2 = Buffer.from('BZh');

/** What node:zlib says of a packed file that ends too early, and of one that is damaged. */
const DAMAGED = /^Z(?:_|STD_)/;

/** How much of a file is read at once, in bytes. */
const CHUNK = 2 ** 18;

/** What a file holds, unpacked where it is packed. Throws FillProblem as `unpacked` does, and when it cannot be read. */
export async function* openedFile(file: string): AsyncGenerator<Buffer> {
  try {
    yield* unpacked(createReadStream(file, { highWaterMark: CHUNK }), file);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    throw new FillProblem(`${file} can't be read (${error.code}).`, { cause: error });
  }
}

/**
 * Bytes, unpacked where they begin as something packed does, whatever their file is called.
 * @param name what the operator knows them by
 * @throws {FillProblem} after all that can be unpacked, where they are damaged or end too early
 */
export async function* unpacked(bytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    let first = Buffer.alloc(0);
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      first = Buffer.concat([first, next.value]);
      if (first.length >= ZSTANDARD.length) break;
    }
    yield* unpackedFrom(first, { [Symbol.asyncIterator]: () => iterator }, name);
  } finally {
    await iterator.return?.();
  }
}

/** @param first enough to tell how they are packed */
async function* unpackedFrom(
  first: Buffer,
  others: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<Buffer> {
  let given = 0;
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    given = first.length;
    for await (const chunk of others) {
      yield chunk;
      given += chunk.length;
    }
  }
  const begins = (magic: Buffer) => first.subarray(0, magic.length).equals(magic);
  if (begins(BZIP2)) throw new FillProblem(`${name} is packed with bzip2: ${unpackIt('bzcat')}`);
  if (!begins(GZIP) && !begins(ZSTANDARD)) return yield* all();
  const unpacking = begins(GZIP) ? createGunzip() : createZstdDecompress();
  try {
    yield* pipeline(Readable.from(all()), unpacking, () => {}) as AsyncIterable<Buffer>;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && DAMAGED.test(String(error.code)))) throw error;
    throw new FillProblem(`${name} ends in the middle, or is damaged.`, { cause: error });
  }
  // node:zlib stops after the first frame; programs that pack on several cores write many.
  if (begins(ZSTANDARD) && unpacking.bytesWritten < given)
    throw new FillProblem(`${name} has more than one Zstandard frame: ${unpackIt('zstdcat')}`);
}

const unpackIt = (program: string): string =>
  `unpack it with ${program}, and pipe that to npm run catalogue:build -- -`;
