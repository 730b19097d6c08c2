import type { Clock } from '../clock.ts';
import type { CatalogueEntry } from '../reviews/shows/catalogue-entry.ts';
import { refsOf, type ShowIds } from '../reviews/shows/show-ids.ts';
import { titleKey } from '../reviews/shows/title.ts';
import { AskedOnce } from './asked-once.ts';
import type { CatalogueIndex } from './index/catalogue-index.ts';
import type { Asking, Source } from './sources/source.ts';

/** How long an answer counts as the newest, in milliseconds, and how many questions are kept. */
const KEPT = { keptFor: 10 * 60_000, most: 300 };

/** Asks sources, each question once, and has the index learn what they answer. */
export class LearningSources {
  readonly #index: CatalogueIndex;
  readonly #clock: Clock;
  readonly #searches: AskedOnce<readonly CatalogueEntry[]>;
  readonly #details: AskedOnce<CatalogueEntry | undefined>;

  constructor(index: CatalogueIndex, clock: Clock) {
    this.#index = index;
    this.#clock = clock;
    this.#searches = new AskedOnce({ clock, ...KEPT });
    this.#details = new AskedOnce({ clock, ...KEPT });
  }

  /** @throws {SourceError} when the source has no answer */
  search(source: Source, typed: string, adult: boolean, asking: Asking): Promise<readonly CatalogueEntry[]> {
    return this.#searches.ask(`${source.name} ${adult} ${titleKey(typed)}`, async () => {
      const entries = await source.search(typed, adult, asking);
      await this.#learn(entries, false);
      return entries;
    });
  }

  /** @throws {SourceError} when the source has no answer */
  details(source: Source, ids: ShowIds, asking: Asking): Promise<CatalogueEntry | undefined> {
    return this.#details.ask(`${source.name} ${refsOf({ ids })}`, async () => {
      const entry = await source.details(ids, asking);
      if (entry !== undefined) await this.#learn([entry], true);
      return entry;
    });
  }

  async #learn(entries: readonly CatalogueEntry[], isComplete: boolean): Promise<void> {
    const fetchedAt = this.#clock.now();
    if (entries.length > 0) await this.#index.put(entries.map((entry) => ({ entry, fetchedAt, isComplete })));
  }
}
