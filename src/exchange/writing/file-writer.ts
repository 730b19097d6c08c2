import type { Encoder, Encoding } from './encoding.ts';
import { LAG, ZippedPart } from './zipped-part.ts';

/** A file that has been written. */
export interface WrittenFile {
  /** Small letters of ASCII, digits, hyphens and the extension. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FileOptions {
  /** Its name without the extension. */
  readonly name: string;
  readonly extension: 'json' | 'csv';
  /** How many bytes a file may have: more than `LAG`. */
  readonly limit: number;
  /** The time that a packed file bears, in milliseconds since the epoch. */
  readonly now: number;
}

/** No part has more bytes than this unpacked, so that reading one takes bounded memory. */
const MOST_UNPACKED = 40 * 1024 * 1024;

/**
 * Writes a document into a file; where it is too large, into a ZIP; where that would be too large, into several, each of which is a
 * document by itself.
 */
export class FileWriter<Item> {
  readonly #encoding: Encoding<Item>;
  readonly #options: FileOptions;
  readonly #packed: WrittenFile[] = [];
  /** All of it, while it fits into one file as it is. */
  #plain: Uint8Array[] | undefined = [];
  #plainSize = 0;
  #part: { readonly encoder: Encoder<Item>; readonly zip: ZippedPart } | undefined;

  constructor(encoding: Encoding<Item>, options: FileOptions) {
    this.#encoding = encoding;
    this.#options = options;
  }

  async add(item: Item): Promise<void> {
    this.#part ??= await this.#begin();
    const { encoder, zip } = this.#part;
    await this.#write(zip, encoder.add(item));
    if (zip.packed + LAG > this.#options.limit || zip.unpacked > MOST_UNPACKED) await this.#finish();
  }

  /** The files, one at least. */
  async end(): Promise<readonly WrittenFile[]> {
    if (this.#packed.length === 0) this.#part ??= await this.#begin();
    await this.#finish();
    const { name, extension } = this.#options;
    const plain = this.#packed.length === 1 ? this.#plain : undefined;
    return plain === undefined
      ? this.#packed
      : [{ name: `${name}.${extension}`, bytes: Buffer.concat(plain) }];
  }

  async #begin() {
    const { name, extension, now } = this.#options;
    const zip = new ZippedPart(`${this.#numbered(name)}.${extension}`, now);
    const encoder = this.#encoding.begin(this.#packed.length + 1);
    await this.#write(zip, encoder.beginning);
    return { encoder, zip };
  }

  async #finish(): Promise<void> {
    if (this.#part === undefined) return;
    const { encoder, zip } = this.#part;
    this.#part = undefined;
    await this.#write(zip, encoder.end());
    this.#packed.push({ name: `${this.#numbered(this.#options.name)}.zip`, bytes: await zip.end() });
  }

  async #write(zip: ZippedPart, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.#plainSize += bytes.length;
    if (this.#plainSize > this.#options.limit) this.#plain = undefined;
    this.#plain?.push(bytes);
    await zip.write(bytes);
  }

  /** "reviews", "reviews-2" and so on. */
  #numbered(name: string): string {
    return this.#packed.length === 0 ? name : `${name}-${this.#packed.length + 1}`;
  }
}
