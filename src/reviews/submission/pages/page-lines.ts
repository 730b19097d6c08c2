import { isBlankLine, plainLine } from '../lines/plain-line.ts';
import { type CommonLine, readCommonLine } from './any-site.ts';
import { readAspectLine, readLabelAndNumber } from './aspect-lines.ts';
import type { Facts } from './page.ts';

/** The lines of a text, each read once whichever sites look at it. */
export class PageLines {
  /** The indexes of the lines that are not blank. */
  readonly shown: readonly number[];
  readonly #plain = new Map<number, string>();
  readonly #common = new Map<number, CommonLine | undefined>();
  readonly #lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.shown = lines.flatMap((line, at) => (isBlankLine(line) ? [] : [at]));
  }

  /** The index of the line at a place among those that are not blank. */
  index(place: number): number {
    return this.shown[place] ?? -1;
  }

  /** The line at a place, for matching; '' when there is none or it is a paragraph. */
  plain(place: number): string {
    const known = this.#plain.get(place);
    if (known !== undefined) return known;
    const plain = plainLine(this.#lines[this.index(place)] ?? '');
    this.#plain.set(place, plain);
    return plain;
  }

  common(place: number): CommonLine | undefined {
    if (this.#common.has(place)) return this.#common.get(place);
    const plain = this.plain(place);
    const read = plain === '' ? undefined : readCommonLine(plain);
    this.#common.set(place, read);
    return read;
  }

  /** The scores of a line of labels and numbers, or of a label and the number below it. */
  aspects(
    place: number,
  ): { readonly scores: NonNullable<Facts['scores']>; readonly places: number } | undefined {
    const one = readAspectLine(this.plain(place));
    if (one !== undefined) return { scores: one, places: 1 };
    const two = readLabelAndNumber(this.plain(place), this.plain(place + 1));
    return two && { scores: two, places: 2 };
  }

  /** Whether the line right below one begins as a sentence goes on. */
  goesOn(place: number): boolean {
    return this.index(place + 1) === this.index(place) + 1 && /^\p{Ll}/u.test(this.plain(place + 1));
  }
}
