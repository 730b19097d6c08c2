import fc from 'fast-check';

const LARGEST = 2 ** 31 - 1;

/** Chance that a seed repeats. */
export class Chance {
  readonly #numbers: Iterator<number>;

  constructor(seed: number) {
    const numbers = fc.infiniteStream(fc.noBias(fc.nat({ max: LARGEST })), { noHistory: true });
    const [stream] = fc.sample(numbers, { seed, numRuns: 1 });
    if (stream === undefined) throw new Error('fast-check gave no stream');
    this.#numbers = stream;
  }

  /** A whole number from 0 up to `most`, which is one of them. */
  upTo(most: number): number {
    return this.#next() % (most + 1);
  }

  /** @param probability from 0, never, to 1, always */
  happens(probability: number): boolean {
    return this.#next() / LARGEST < probability;
  }

  /** One of the list. @throws when it is empty */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('There is nothing to pick');
    return list[this.upTo(list.length - 1)] as T;
  }

  /** One of the list: often one of the last five. */
  pickLate<T>(list: readonly T[]): T {
    return this.pick(this.happens(0.6) ? list.slice(-5) : list);
  }

  /** One of the list, each as often as its weight says. */
  pickWeighted<T>(list: readonly T[], weightOf: (one: T) => number): T {
    const weights = list.map(weightOf);
    let left = (this.#next() / LARGEST) * weights.reduce((sum, weight) => sum + weight, 0);
    const chosen = list.find((_, index) => {
      left -= weights[index] ?? 0;
      return left <= 0;
    });
    return chosen ?? (list.at(-1) as T);
  }

  /** The list in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    return this.draw(fc.shuffledSubarray([...list], { minLength: list.length }));
  }

  draw<T>(arbitrary: fc.Arbitrary<T>): T {
    return fc.sample(arbitrary, { seed: this.#next(), numRuns: 1 })[0] as T;
  }

  /** Chance of its own for what goes on at the same time as something else. */
  fork(): Chance {
    return new Chance(this.#next());
  }

  #next(): number {
    return this.#numbers.next().value;
  }
}
