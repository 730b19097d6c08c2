import type { Moderation } from '../../reviews/moderation/moderation.ts';
import { isDeleted } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { Show } from '../../reviews/shows/show.ts';

/** What decides which reviews are on the page. */
interface Publicity {
  /** All shows by their ids, merged ones too. */
  readonly shows: ReadonlyMap<string, Show>;
  /** By review key. */
  readonly moderation: ReadonlyMap<string, Moderation>;
}

/** The show that a show was merged into, also by way of others; itself for any other. */
export function currentShow(shows: ReadonlyMap<string, Show>, showId: string): Show | undefined {
  let show = shows.get(showId);
  for (const seen = new Set<string>(); show?.mergedInto !== undefined && !seen.has(show.id); ) {
    seen.add(show.id);
    const next = shows.get(show.mergedInto);
    if (next === undefined) break;
    show = next;
  }
  return show;
}

/**
 * The reviews that count, as the server's own lists count them: of one member the one of a show that was changed last, and none that
 * moderators, or whoever deleted its message, have hidden.
 */
export class CountedReviews {
  readonly #publicity: Publicity;
  /** By the id of their show, then by author. */
  readonly #current = new Map<string, Map<string, ReviewFacts>>();

  constructor(publicity: Publicity) {
    this.#publicity = publicity;
  }

  add(review: ReviewFacts): void {
    const show = currentShow(this.#publicity.shows, review.showId);
    if (show === undefined) return;
    const ofShow = this.#current.get(show.id) ?? new Map<string, ReviewFacts>();
    const other = ofShow.get(review.authorId);
    if (other === undefined || isLater(review, other)) ofShow.set(review.authorId, review);
    this.#current.set(show.id, ofShow);
  }

  /** The shows with reviews that count. */
  *byShow(): Generator<readonly [showId: string, reviews: readonly ReviewFacts[]]> {
    for (const [showId, ofShow] of this.#current) {
      const shown = [...ofShow.values()].filter((review) => !this.#isHidden(review));
      if (shown.length > 0) yield [showId, shown];
    }
  }

  #isHidden({ key, posting }: ReviewFacts): boolean {
    return isDeleted(posting) || this.#publicity.moderation.get(key)?.hidden !== undefined;
  }
}

const isLater = (one: ReviewFacts, other: ReviewFacts): boolean =>
  one.changedAt > other.changedAt || (one.changedAt === other.changedAt && one.key > other.key);
