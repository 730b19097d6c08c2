import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fetchFile } from './fetch-file.ts';
import { FillProblem } from './fill-problem.ts';

/** Fifty times what a list of 100,000 shows takes, in bytes. */
const MOST_BYTES = 500_000_000;

/** More than a line of sha256sum, in bytes. */
const MOST_CHECKSUM_BYTES = 1000;

/** The SHA-256 of a file, in hexadecimal, as `sha256sum` has written it into the file beside it. Throws FillProblem. */
export async function fetchChecksum(address: string, signal: AbortSignal): Promise<string> {
  const { status, body } = await fetchFile(`${address}.sha256`, signal);
  let text = '';
  for await (const chunk of body) {
    text += chunk.toString('latin1');
    if (text.length > MOST_CHECKSUM_BYTES) break;
  }
  const [checksum] = /^[0-9a-f]{64}(?=\s|$)/i.exec(text) ?? [];
  if (status === 200 && checksum !== undefined) return checksum.toLowerCase();
  throw new FillProblem(`${address}.sha256 is no checksum (status ${status}): is the address right?`);
}

/**
 * Fetches a file that has this checksum. What is there of it already, is not fetched again; what came of it, stays when the connection
 * breaks.
 * @throws {FillProblem} when it doesn't come whole, or is another file
 */
export async function fetchChecked(
  address: string,
  {
    file,
    checksum,
    signal,
  }: { readonly file: string; readonly checksum: string; readonly signal: AbortSignal },
): Promise<void> {
  for (let isAnew = false; !isAnew; ) {
    const there = await sizeOf(file);
    isAnew = there === 0;
    await fetchRest(address, file, there, signal);
    if ((await checksumOf(file)) === checksum) return;
    await rm(file);
  }
  throw new FillProblem(`${address} is not the file that its checksum is of: try again later.`);
}

async function fetchRest(address: string, file: string, there: number, signal: AbortSignal): Promise<void> {
  const { status, body } = await fetchFile(address, signal, { from: there });
  // The server has no more than what is there.
  if (status === 416 && there > 0) return;
  if (status !== 200 && status !== 206)
    throw new FillProblem(`${address} can't be fetched (status ${status}): is the address right?`);
  const isRest = status === 206;
  async function* bounded(): AsyncGenerator<Buffer> {
    let bytes = isRest ? there : 0;
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new FillProblem(`${address} is far too large for a list of shows.`);
      yield chunk;
    }
  }
  await pipeline(bounded, createWriteStream(file, { flags: isRest ? 'a' : 'w' }));
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

async function checksumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
