import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportProblem } from '../import-problem.ts';

const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;

/** The bytes, unpacked when they are gzip by their first two. Throws `not-an-archive` {file} where they can't be. */
export async function* withoutGzip(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncIterable<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]();
  const first = await chunks.next();
  const all = async function* () {
    for (let next = first; next.done !== true; next = await chunks.next()) yield next.value;
  };
  if (first.done === true || !isGzip(first.value)) return yield* all();
  const source = Readable.from(all());
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } catch (error) {
    throw error instanceof ImportProblem ? error : new ImportProblem('not-an-archive', { file });
  } finally {
    source.destroy();
  }
}
