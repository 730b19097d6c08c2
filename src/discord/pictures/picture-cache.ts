/** Keeps what was drawn, by what it shows, up to a bound in bytes: beyond it, what was unused for longest goes. */
export class PictureCache {
  readonly #bound: number;
  readonly #pictures = new Map<string, Uint8Array>();
  #bytes = 0;

  /** @param bound in bytes, of pictures and keys together */
  constructor(bound: number) {
    this.#bound = bound;
  }

  get(key: string): Uint8Array | undefined {
    const picture = this.#pictures.get(key);
    if (picture === undefined) return undefined;
    this.#pictures.delete(key);
    this.#pictures.set(key, picture);
    return picture;
  }

  set(key: string, picture: Uint8Array): void {
    this.#remove(key);
    this.#pictures.set(key, picture);
    this.#bytes += sizeOf(key, picture);
    for (const oldest of this.#pictures.keys()) {
      if (this.#bytes <= this.#bound) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const picture = this.#pictures.get(key);
    if (picture === undefined) return;
    this.#pictures.delete(key);
    this.#bytes -= sizeOf(key, picture);
  }
}

/** JavaScript keeps two bytes for a character. */
const sizeOf = (key: string, picture: Uint8Array): number => 2 * key.length + picture.byteLength;
