import type { CatalogueEntry } from '../reviews/shows/catalogue-entry.ts';
import { idsOf, isSameShow, refsOf, type ShowIds, type ShowRef } from '../reviews/shows/show-ids.ts';
import { LONGEST_WAIT } from './background.ts';
import type { Source } from './sources/source.ts';
import type { CatalogueParts } from './suggestions.ts';

/** Details that are younger need not be asked for again, in milliseconds. */
export const DETAILS_FRESH = 30 * 24 * 60 * 60_000;

/** All that is known about single shows. */
export class Details {
  readonly #parts: CatalogueParts;

  constructor(parts: CatalogueParts) {
    this.#parts = parts;
  }

  /** Like `Catalogue.lookUp`. */
  async lookUp(ref: ShowRef): Promise<CatalogueEntry | undefined> {
    const { index, learning, background } = this.#parts;
    const known = await index.find(ref);
    const ids = idsOf(ref);
    if (known !== undefined || background.signal.aborted) return known?.entry;
    const asking = { signal: background.signal, unhurried: false };
    const answers: (CatalogueEntry | undefined)[] = [];
    const asked = this.#sourcesFor(ids).map(async (source, place) => {
      answers[place] = await learning.details(source, ids, asking);
    });
    if (asked.length > 0) await background.waitFor(Promise.allSettled(asked), LONGEST_WAIT);
    return answers.find((entry) => entry !== undefined);
  }

  /** Like `Catalogue.refresh`. */
  async refresh(
    ids: ShowIds,
    aborted: AbortSignal,
  ): Promise<CatalogueEntry | 'gone' | 'unavailable' | 'unlisted'> {
    const { index, learning, background } = this.#parts;
    const asked = this.#sourcesFor(ids);
    const [ref] = refsOf({ ids });
    if (asked.length === 0 || ref === undefined) return 'unlisted';
    const year = (await index.find(ref))?.entry.year;
    const asking = { signal: AbortSignal.any([background.signal, aborted]), unhurried: true };
    let isGone = true;
    for (const source of asked) {
      const entry = await learning.details(source, ids, asking).catch(() => 'unavailable' as const);
      if (entry === 'unavailable') isGone = false;
      // By the id of a whole show a source finds that, where the ids are of a later season.
      else if (entry !== undefined && isSameShow({ ids, year }, entry)) {
        return (await index.find(entry.ref))?.entry ?? entry;
      }
    }
    return isGone ? 'gone' : 'unavailable';
  }

  /** Like `Catalogue.picked`; resolves when all about the show is known that can be. */
  async learnMore({ ref, ids }: CatalogueEntry): Promise<void> {
    const { index, background, clock } = this.#parts;
    await index.prefer(ref);
    const known = await index.find(ref);
    const isFresh = known?.isComplete === true && clock.now() - known.fetchedAt < DETAILS_FRESH;
    if (!isFresh || known.entry.poster === undefined) await this.refresh(ids, background.signal);
  }

  /** AniList first, whose ids name a season as those of its shows do; then who need not look for the show by another's id. */
  #sourcesFor(ids: ShowIds): Source[] {
    const rank = ({ name }: Source) => (name === 'anilist' ? 0 : ids[name] === undefined ? 2 : 1);
    return this.#parts.sources
      .filter((source) => source.knows(ids))
      .toSorted((one, other) => rank(one) - rank(other));
  }
}
