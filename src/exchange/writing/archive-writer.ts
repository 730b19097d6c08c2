import { Readable } from 'node:stream';
import { numberedName, type WrittenFile } from './file-writer.ts';
import { ZipOutput } from './zip-output.ts';

/** What a file takes in an archive besides its content and twice its path, in bytes. */
const AROUND = 128;

export interface ArchiveOptions {
  /** Its name without the extension. */
  readonly name: string;
  /** How many bytes an archive may have: more than any file in it. */
  readonly limit: number;
  /** The time that its files bear, in milliseconds since the epoch. */
  readonly now: number;
}

/** Writes files into a ZIP; where it gets too large, into several, which are unpacked into one folder. */
export class ArchiveWriter {
  readonly #options: ArchiveOptions;
  readonly #archives: WrittenFile[] = [];
  #zip: OpenArchive | undefined;

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /**
   * Takes one file; resolves when the next may come.
   * @param path relative to the archive's root, with "/" between folders; each comes once
   */
  async write(path: string, content: string | Uint8Array): Promise<void> {
    const bytes = Buffer.from(content);
    const room = bytes.length + 2 * Buffer.byteLength(path) + AROUND;
    if (this.#zip !== undefined && this.#zip.size + room > this.#options.limit) await this.#finish();
    this.#zip ??= new OpenArchive(this.#options.now);
    await this.#zip.add(path, bytes);
  }

  /** The archives; none when no file was written. */
  async end(): Promise<readonly WrittenFile[]> {
    await this.#finish();
    return this.#archives;
  }

  async #finish(): Promise<void> {
    if (this.#zip === undefined) return;
    const name = numberedName(this.#options.name, this.#archives.length + 1);
    const bytes = await this.#zip.end();
    this.#zip = undefined;
    this.#archives.push({ name: `${name}.zip`, bytes });
  }
}

class OpenArchive {
  readonly #output = new ZipOutput();
  readonly #mtime: Date;
  #directory = AROUND;
  #last = 0;

  constructor(now: number) {
    this.#mtime = new Date(now);
  }

  /** How many bytes it will have at most, with all that was added. */
  get size(): number {
    return this.#output.packed + this.#last + this.#directory;
  }

  /** Resolves once its turn has come: all files before it are packed. */
  async add(path: string, bytes: Buffer): Promise<void> {
    this.#last = bytes.length + AROUND;
    this.#directory += 2 * Buffer.byteLength(path) + AROUND;
    await new Promise<void>((resolve) => {
      this.#output.zip.addReadStreamLazy(path, { mtime: this.#mtime, size: bytes.length }, (give) => {
        resolve();
        give(null, Readable.from([bytes], { objectMode: false }));
      });
    });
  }

  end(): Promise<Uint8Array> {
    return this.#output.end();
  }
}
