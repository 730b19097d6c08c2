import { hashOf } from './hash.ts';
import { RowIndex } from './row-index.ts';
import { formatSnowflake, snowflakeOf } from './snowflake.ts';

/** Gives each id a small number, from 0 on, under which columns keep it. Snowflakes take 8 bytes and their place in an index. */
export class IdTable {
  /** By number. */
  readonly #high: number[] = [];
  readonly #low: number[] = [];
  readonly #snowflakes = new RowIndex((number) => hashOf(this.#high[number] ?? 0, this.#low[number] ?? 0));
  /** Ids that are no snowflakes. */
  readonly #others = new Map<string, number>();
  readonly #texts: (string | undefined)[] = [];
  /** What was found last: reviews come by shows, and most are in one channel. */
  #lastId: string | undefined;
  #lastNumber = 0;

  /** How many ids have a number. */
  get size(): number {
    return this.#high.length;
  }

  /** The id's number, a new one when it has none. */
  numberOf(id: string): number {
    const known = this.find(id);
    if (known !== undefined) return known;
    const number = this.#high.length;
    const snowflake = snowflakeOf(id);
    this.#high.push(snowflake?.high ?? 0);
    this.#low.push(snowflake?.low ?? 0);
    if (snowflake !== undefined) this.#snowflakes.add(number);
    else {
      this.#others.set(id, number);
      while (this.#texts.length < number) this.#texts.push(undefined);
      this.#texts.push(id);
    }
    return number;
  }

  /** The number of an id that has one. */
  find(id: string): number | undefined {
    if (id === this.#lastId) return this.#lastNumber;
    const number = this.#look(id);
    if (number === undefined) return undefined;
    this.#lastId = id;
    this.#lastNumber = number;
    return number;
  }

  #look(id: string): number | undefined {
    const snowflake = snowflakeOf(id);
    if (snowflake === undefined) return this.#others.get(id);
    const { high, low } = snowflake;
    const is = (number: number) => this.#high[number] === high && this.#low[number] === low;
    const found = this.#snowflakes.find(hashOf(high, low), is);
    return found === -1 ? undefined : found;
  }

  /** The id with this number, which must be one of this table. */
  idOf(number: number): string {
    const [high = 0, low = 0] = [this.#high[number], this.#low[number]];
    return this.#texts[number] ?? formatSnowflake({ high, low });
  }
}
