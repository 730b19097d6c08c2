import { createReadStream, existsSync } from 'node:fs';
import { appendFile, truncate } from 'node:fs/promises';
import { z } from 'zod';
import { catalogueEntrySchema } from '../../storage/entries/catalogue-schemas.ts';
import type { ListedEntry } from '../index/catalogue-index.ts';
import { byteLines } from './byte-lines.ts';
import { jsonOf } from './json-of.ts';

const pageSchema = z.object({
  page: z.int().min(0),
  fetchedAt: z.number(),
  shows: z.array(z.object({ entry: catalogueEntrySchema, popularity: z.number().optional() })),
});
/** A page of TVmaze's index of shows, one line of the file. */
export type TvmazePage = z.infer<typeof pageSchema>;

/** The pages that have come, in a file beside the index: on the operator's disk, as TVmaze's license (CC BY-SA) would have it. */
export class TvmazePages {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Adds a page, or a newer one of the same number. */
  async add(page: TvmazePage): Promise<void> {
    await appendFile(this.#file, `${JSON.stringify(page)}\n`);
  }

  /** The number of the last page; undefined without any. Takes away what a process left that ended while it wrote. */
  async last(): Promise<number | undefined> {
    let [last, whole]: [number | undefined, number] = [undefined, 0];
    for await (const { page, end } of this.#pages()) {
      last = Math.max(last ?? 0, page.page);
      whole = end;
    }
    if (existsSync(this.#file)) await truncate(this.#file, whole);
    return last;
  }

  async *entries(): AsyncGenerator<ListedEntry> {
    for await (const { page } of this.#pages())
      for (const show of page.shows) yield { ...show, fetchedAt: page.fetchedAt };
  }

  /** Until the first that is damaged; `end` is where it ends, in bytes. */
  async *#pages(): AsyncGenerator<{ readonly page: TvmazePage; readonly end: number }> {
    if (!existsSync(this.#file)) return;
    let end = 0;
    for await (const line of byteLines(createReadStream(this.#file) as AsyncIterable<Buffer>)) {
      const page = pageSchema.safeParse(jsonOf(line.toString())).data;
      if (page === undefined) return;
      end += line.length + 1;
      yield { page, end };
    }
  }
}
