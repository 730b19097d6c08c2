import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { ZipOutput } from './zip-output.ts';

/** How many bytes of a ZIP may be under way, between what was written and what has been packed, its directory included. */
export const LAG = 512 * 1024;

/** A ZIP with one file, which is packed while it is written. */
export class ZippedPart {
  readonly #input = new PassThrough();
  readonly #output = new ZipOutput();
  #unpacked = 0;

  /**
   * @param name the name of the file in it
   * @param now the time that it bears, in milliseconds since the epoch
   */
  constructor(name: string, now: number) {
    this.#output.zip.addReadStream(this.#input, name, { mtime: new Date(now) });
  }

  /** How many bytes it has for certain. What is under way comes to `LAG` at most. */
  get packed(): number {
    return this.#output.packed;
  }

  /** How many bytes were written to it. */
  get unpacked(): number {
    return this.#unpacked;
  }

  /** @param bytes many at once: a thread of Node's own packs them, which takes its time for each piece */
  async write(bytes: Uint8Array): Promise<void> {
    this.#unpacked += bytes.length;
    if (!this.#input.write(bytes)) await once(this.#input, 'drain');
  }

  end(): Promise<Uint8Array> {
    this.#input.end();
    return this.#output.end();
  }
}
