import { once } from 'node:events';
import { ZipFile } from 'yazl';

/** A ZIP in memory, which is packed while files are added to it. */
export class ZipOutput {
  /** What files are added to. */
  readonly zip = new ZipFile();
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<unknown>;
  #packed = 0;

  constructor() {
    this.zip.outputStream.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#packed += chunk.length;
    });
    this.#ended = once(this.zip.outputStream, 'end');
    // Whoever ends it awaits this.
    this.#ended.catch(() => {});
  }

  /** How many bytes it has so far. */
  get packed(): number {
    return this.#packed;
  }

  /** Resolves to all of it, once the files that were added are packed. */
  async end(): Promise<Uint8Array> {
    this.zip.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }
}
