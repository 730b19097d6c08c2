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
  /** How many bytes a part may have unpacked, give or take a piece; absent: as many as fit. */
  readonly mostUnpacked?: number;
  /** The time that a packed file bears, in milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The name of one of several files, without the extension: "reviews", "reviews-2" and so on.
 * @param number from 1
 */
export const numberedName = (name: string, number: number): string =>
  number === 1 ? name : `${name}-${number}`;

/** What has more bytes is packed, even where a file could have more: four such files go into one message of 25 MiB. */
const LARGEST_PLAIN = 6 * 1024 * 1024;

/** How much text is packed at once, in UTF-16 units. */
const PIECE = 64 * 1024;

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
  /** What is written, and waits to be packed with more. */
  #piece: string[] = [];
  #pieceLength = 0;

  constructor(encoding: Encoding<Item>, options: FileOptions) {
    this.#encoding = encoding;
    this.#options = options;
  }

  async add(item: Item): Promise<void> {
    this.#part ??= this.#begin();
    const { encoder, zip } = this.#part;
    this.#write(encoder.add(item));
    if (this.#pieceLength < PIECE) return;
    await this.#flush(zip);
    const { limit, mostUnpacked = Infinity } = this.#options;
    if (zip.packed + LAG > limit || zip.unpacked > mostUnpacked) await this.#finish();
  }

  /** The files, one at least. */
  async end(): Promise<readonly WrittenFile[]> {
    if (this.#packed.length === 0) this.#part ??= this.#begin();
    await this.#finish();
    const { name, extension } = this.#options;
    const plain = this.#packed.length === 1 ? this.#plain : undefined;
    return plain === undefined
      ? this.#packed
      : [{ name: `${name}.${extension}`, bytes: Buffer.concat(plain) }];
  }

  #begin() {
    const { name, extension, now } = this.#options;
    const part = this.#packed.length + 1;
    const zip = new ZippedPart(`${numberedName(name, part)}.${extension}`, now);
    const encoder = this.#encoding.begin(part);
    this.#write(encoder.beginning);
    return { encoder, zip };
  }

  async #finish(): Promise<void> {
    if (this.#part === undefined) return;
    const { encoder, zip } = this.#part;
    this.#part = undefined;
    this.#write(encoder.end());
    await this.#flush(zip);
    const name = numberedName(this.#options.name, this.#packed.length + 1);
    this.#packed.push({ name: `${name}.zip`, bytes: await zip.end() });
  }

  #write(text: string): void {
    this.#piece.push(text);
    this.#pieceLength += text.length;
  }

  async #flush(zip: ZippedPart): Promise<void> {
    const bytes = Buffer.from(this.#piece.join(''));
    this.#piece = [];
    this.#pieceLength = 0;
    this.#plainSize += bytes.length;
    if (this.#plainSize > Math.min(this.#options.limit, LARGEST_PLAIN)) this.#plain = undefined;
    this.#plain?.push(bytes);
    await zip.write(bytes);
  }
}
