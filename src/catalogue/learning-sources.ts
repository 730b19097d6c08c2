import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { CatalogueEntry } from '../reviews/shows/catalogue-entry.ts';
import { refsOf, type ShowIds } from '../reviews/shows/show-ids.ts';
import { titleKey } from '../reviews/shows/title.ts';
import { AskedOnce } from './asked-once.ts';
import type { CatalogueIndex } from './index/catalogue-index.ts';
import { type Asking, type Source, SourceError } from './sources/source.ts';

/** How long an answer counts as the newest, in milliseconds, and how many are kept. */
const KEPT = { keptFor: 10 * 60_000, most: 300 };

export interface LearningOptions {
  readonly index: CatalogueIndex;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Asks sources, each question once, and has the index learn what they answer. */
export class LearningSources {
  readonly #options: LearningOptions;
  readonly #searches: AskedOnce<readonly CatalogueEntry[]>;
  readonly #details: AskedOnce<CatalogueEntry | undefined>;

  constructor(options: LearningOptions) {
    this.#options = options;
    this.#searches = new AskedOnce({ clock: options.clock, ...KEPT });
    this.#details = new AskedOnce({ clock: options.clock, ...KEPT });
  }

  /** Like `Source.search`. */
  search(source: Source, typed: string, adult: boolean, asking: Asking): Promise<readonly CatalogueEntry[]> {
    return this.#searches.ask(`${source.name} ${adult} ${titleKey(typed)}`, async () => {
      const entries = await this.#ask(source, source.search(typed, adult, asking));
      await this.#learn(entries, false);
      return entries;
    });
  }

  /** Like `Source.details`. */
  details(source: Source, ids: ShowIds, asking: Asking): Promise<CatalogueEntry | undefined> {
    return this.#details.ask(`${source.name} ${refsOf({ ids })}`, async () => {
      const entry = await this.#ask(source, source.details(ids, asking));
      if (entry !== undefined) await this.#learn([entry], true);
      return entry;
    });
  }

  /** Makes a mistake of ours a source's trouble, so that it costs nobody an answer. */
  #ask<Answer>({ name }: Source, answer: Promise<Answer>): Promise<Answer> {
    return answer.catch((err: unknown) => {
      if (err instanceof SourceError) throw err;
      this.#options.log.error({ err, source: name }, 'I failed to read what a source of shows answers');
      throw new SourceError(name, 'odd', 'It could not be read', { cause: err });
    });
  }

  async #learn(entries: readonly CatalogueEntry[], isComplete: boolean): Promise<void> {
    const { index, clock } = this.#options;
    const fetchedAt = clock.now();
    if (entries.length > 0) await index.put(entries.map((entry) => ({ entry, fetchedAt, isComplete })));
  }
}
