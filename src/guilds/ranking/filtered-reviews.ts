import { isOfPeriod } from '../../reviews/ranking/list-shows.ts';
import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { CountedReviews } from '../derived/counted-reviews.ts';
import { ReviewMonths } from './review-months.ts';
import { ShowsByKind } from './shows-by-kind.ts';

/** The shows and reviews that filters leave, found without a look at all of them. */
export class FilteredReviews {
  readonly months: ReviewMonths;
  readonly #counted: CountedReviews;
  readonly #byKind: ShowsByKind;

  /** @param shows all shows, as they are when it is called */
  constructor(counted: CountedReviews, shows: () => Iterable<Show>) {
    this.months = new ReviewMonths(counted.index);
    this.#byKind = new ShowsByKind(shows);
    this.#counted = counted;
  }

  /** As `ShowLists.putShow`. */
  putShow(show: Show | undefined, before: Show | undefined): void {
    this.#byKind.put(show, before);
  }

  /** Resolves once `showIds` can tell. */
  async prepare({ by, kind, years }: ShowFilter): Promise<void> {
    if (by === undefined && (kind !== undefined || years !== undefined)) await this.#byKind.prepare();
  }

  /** The ids of the shows that a filter may leave, whenever their reviews were written; undefined for all. */
  showIds({ by, kind, years }: ShowFilter): Iterable<string> | undefined {
    if (by !== undefined) return this.#counted.index.rowsOfAuthor(by).map(this.#counted.showOf);
    if (kind === undefined && years === undefined) return undefined;
    return this.#byKind.of({ kind, years }).map(({ id }) => id);
  }

  /** The score of the member whose own list it is, if the filter leaves it. */
  ownScore(showId: string, filter: ShowFilter): number | undefined {
    const { index } = this.#counted;
    const row = filter.by === undefined ? undefined : this.#counted.current(showId, filter.by);
    if (row === undefined || !index.isCounted(row)) return undefined;
    return isOfPeriod(filter)(index.writtenAt(row)) ? index.score(row) : undefined;
  }
}
