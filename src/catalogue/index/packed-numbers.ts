/** Numbers in ascending order as the differences between them, in as many bytes of seven bits as each needs. */
export function packNumbers(numbers: Float64Array, first: number): Uint8Array {
  const bytes: number[] = [];
  let before = first;
  for (const number of numbers) {
    let difference = number - before;
    while (difference >= 128) {
      bytes.push((difference % 128) + 128);
      difference = Math.floor(difference / 128);
    }
    bytes.push(difference);
    before = number;
  }
  return Uint8Array.from(bytes);
}

/** Reads what `packNumbers` has packed. */
export function* unpackNumbers(bytes: Uint8Array, first: number): Generator<number> {
  let [number, difference, unit] = [first, 0, 1];
  for (const byte of bytes) {
    difference += (byte & 127) * unit;
    unit *= 128;
    if (byte >= 128) continue;
    number += difference;
    yield number;
    [difference, unit] = [0, 1];
  }
}

/** A growing list of numbers, eight bytes each. */
export class NumberList {
  #numbers = new Float64Array(1024);
  #length = 0;

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const grown = new Float64Array(2 * this.#length);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#length++] = number;
  }

  /** The numbers in ascending order. */
  sorted(): Float64Array {
    return this.#numbers.subarray(0, this.#length).sort();
  }
}
