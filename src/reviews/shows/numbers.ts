/** Whole numbers of 32 bits by their place, 0 where none was set: four bytes each. */
export class Numbers {
  #values = new Int32Array(16);

  /** The numbers as they lie, for loops over thousands; good until the next `set`. */
  get values(): Int32Array {
    return this.#values;
  }

  get(at: number): number {
    return this.#values[at] ?? 0;
  }

  set(at: number, value: number): void {
    if (at >= this.#values.length) {
      const grown = new Int32Array(Math.max(at + 1, Math.ceil(this.#values.length * 1.5)));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[at] = value;
  }
}
