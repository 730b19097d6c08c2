import type { OwnReviewRecord } from '../documents/review-records.ts';
import { csvEncoding } from './csv-encoding.ts';
import { numberedName, type WrittenFile } from './file-writer.ts';
import { letterboxdHtml, plain } from './letterboxd-html.ts';

/** Letterboxd takes files of a megabyte at most, each with its header (https://letterboxd.com/about/importing-data/). */
const LARGEST = 1_000_000;

const COLUMNS = ['LetterboxdURI', 'tmdbID', 'imdbID', 'Title', 'Year', 'Rating10', 'Review'];

/** A member's reviews for Letterboxd's importer. */
export interface ForLetterboxd {
  readonly files: readonly WrittenFile[];
  /** How many scores had to be rounded: Letterboxd has ten. */
  readonly rounded: number;
}

/** Writes a member's reviews for Letterboxd's importer, as it documents it; reviews of a score alone, too. */
export class LetterboxdWriter {
  readonly #spoilers: string;
  readonly #encoder = csvEncoding({ columns: COLUMNS, isForSpreadsheets: false }).begin(1);
  readonly #files: string[][] = [];
  #size = Number.POSITIVE_INFINITY;
  #rounded = 0;

  /** @param spoilers what stands before a review with spoilers, which the importer has no mark for */
  constructor(spoilers: string) {
    this.#spoilers = spoilers;
  }

  add({ show, score, ...review }: OwnReviewRecord): void {
    const { ids = {}, title, year } = show;
    const rating = score === undefined ? undefined : Math.max(1, Math.round(score / 10));
    if (rating !== undefined && rating * 10 !== score) this.#rounded += 1;
    const row = [
      ids.letterboxd === undefined ? undefined : `https://letterboxd.com/film/${ids.letterboxd}/`,
      // The number of a series would be that of another film.
      /^movie\/(\d+)$/.exec(ids.tmdb ?? '')?.[1],
      ids.imdb,
      ...[title, year, rating, this.#text(review)],
    ];
    const line = this.#encoder.add([row]);
    const size = Buffer.byteLength(line);
    if (this.#size + size > LARGEST) {
      this.#files.push([this.#encoder.beginning]);
      this.#size = Buffer.byteLength(this.#encoder.beginning);
    }
    this.#files.at(-1)?.push(line);
    this.#size += size;
  }

  end(): ForLetterboxd {
    const files = this.#files.map((lines, index) => ({
      name: `${numberedName('letterboxd', index + 1)}.csv`,
      bytes: Buffer.from(lines.join('')),
    }));
    return { files, rounded: this.#rounded };
  }

  #text({
    headline,
    body,
    spoilers,
  }: Pick<OwnReviewRecord, 'headline' | 'body' | 'spoilers'>): string | undefined {
    const parts = [
      headline === undefined ? undefined : `<b>${plain(headline)}</b>`,
      body === undefined ? undefined : letterboxdHtml(body),
    ].filter((part) => part !== undefined);
    if (parts.length === 0) return undefined;
    return [...(spoilers ? [this.#spoilers] : []), ...parts].join('\n\n');
  }
}
