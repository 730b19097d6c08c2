import type { Decision } from '../../reviews/moderation/moderation.ts';
import type { Tally } from '../../reviews/ranking/tally.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { Score } from '../../reviews/score.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { ReviewIndex } from '../columns/review-index.ts';
import { ReviewCounts } from './review-counts.ts';
import { ReviewWeights } from './review-weights.ts';
import { ShareTotals } from './share-totals.ts';
import type { ShowCatalogue } from './show-catalogue.ts';

/** A score, and what all reviews of its show add up to until the next change. */
export interface ScoreOfShow {
  readonly showId: string;
  readonly score: Score;
  readonly total: Tally;
}

/** Which reviews count, of one member at most one for a show, and what they add up to: both kept up to date by each change. */
export class CountedReviews {
  readonly index = new ReviewIndex();
  readonly counts = new ReviewCounts(
    (showId) => this.#shows.follow(showId),
    (showId) => this.#shows.recount(showId),
  );
  readonly weights = new ReviewWeights(this.index);
  /** What the reviews add up to. */
  readonly totals = new ShareTotals();
  readonly #shows: ShowCatalogue;
  readonly #hidden: (row: number) => Decision | undefined;
  readonly #undecided = new Set<number>();
  /** Rows of reviews that do not parse, which their facts don't tell. */
  readonly #unreadable = new Set<number>();

  /** @param hidden the decision that hides a review; asked again after `recount` */
  constructor(shows: ShowCatalogue, hidden: (row: number) => Decision | undefined) {
    this.#shows = shows;
    this.#hidden = hidden;
    this.weights.listen((row, share, times) => this.totals.add(this.index.numbers.showOf(row), share, times));
  }

  /** The rows of reviews whose message somebody deleted, and about which no moderator has decided since. */
  get undecided(): ReadonlySet<number> {
    return this.#undecided;
  }

  /** The ids that reviews of a show are stored under: its own, and those of the shows merged into it. */
  showIds = (showId: string): string[] => this.#shows.idsOf(this.currentId(showId));

  /** The rows of a member's reviews of a show. Only merging shows leads to more than one. */
  rowsBy(showId: string, userId: string): number[] {
    return this.showIds(showId).flatMap((id) => this.index.rowOf(id, userId) ?? []);
  }

  /** The row of a member's review of a show that was changed last; of several at once, the one with the last key. */
  current(showId: string, userId: string): number | undefined {
    // Nearly always; a key asks this for each of 25 shows.
    if (this.#shows.isAlone(showId)) return this.index.rowOf(showId, userId);
    const { changedAt, keyOf } = this.index;
    let current: number | undefined;
    for (const row of this.rowsBy(showId, userId)) {
      const later = current === undefined ? 1 : changedAt(row) - changedAt(current);
      if (current === undefined || later > 0 || (later === 0 && keyOf(row) > keyOf(current))) current = row;
    }
    return current;
  }

  isCurrent = (row: number): boolean =>
    this.#shows.isAlone(this.index.showIdOf(row)) ||
    this.current(this.index.showIdOf(row), this.index.authorIdOf(row)) === row;

  /** Adds a review that is not there. */
  load(facts: ReviewFacts): void {
    // The show's own string, since the other one holds on to the whole key that it is a part of.
    const showId = this.#shows.entry(facts.showId)?.id ?? facts.showId;
    this.#count(this.index.put({ ...facts, showId }), facts);
  }

  /** Adds a review, or replaces what is known of it. Returns its row. */
  put(facts: ReviewFacts): number {
    const before = this.index.rowOf(facts.showId, facts.authorId);
    if (before !== undefined) {
      this.#setCounted(before, this.showOf(before), false);
      this.#unreadable.delete(before);
    }
    const row = this.index.put(facts, before);
    this.#count(row, facts);
    return row;
  }

  remove(row: number): void {
    const [showId, authorId] = [this.index.showIdOf(row), this.index.authorIdOf(row)];
    this.#setCounted(row, this.currentId(showId), false);
    this.#undecided.delete(row);
    this.#unreadable.delete(row);
    this.index.remove(row);
    this.#recount(showId, authorId);
  }

  /** Whether a review is known not to parse. */
  isLeftOut = (row: number): boolean => this.#unreadable.has(row);

  /** Counts a review no more that does not parse, until it is written again. */
  leaveOut(row: number): void {
    this.#unreadable.add(row);
    this.recount(row);
  }

  /** Follows a change of what moderators decided. */
  recount(row: number): void {
    this.#recount(this.index.showIdOf(row), this.index.authorIdOf(row));
  }

  /**
   * Puts a show, which may be merged into another, or no longer be, so that other reviews of its authors count. Nobody but who has
   * reviewed both is looked at: a show can have tens of thousands of reviews.
   */
  putShow(show: Show): void {
    const before = this.currentId(show.id);
    const after = show.mergedInto === undefined ? show.id : this.currentId(show.mergedInto);
    const moving = before === after ? [] : this.#shows.idsOf(show.id);
    const left = this.#authorsOfBoth(moving, before);
    const { reviews } = this.totals.get(this.#numbersOf(moving)) ?? { reviews: 0 };
    this.counts.add(before, -reviews);
    this.#shows.put(show);
    this.counts.add(after, reviews);
    for (const authorId of left.union(this.#authorsOfBoth(moving, after)))
      for (const showId of [before, after]) this.#recount(showId, authorId);
  }

  /** Who has reviewed a show under one of these ids, and under another one that it has. */
  #authorsOfBoth(some: readonly string[], showId: string): Set<string> {
    const others = this.showIds(showId).filter((id) => !some.includes(id));
    if (some.length === 0 || others.length === 0) return new Set();
    const count = (ids: readonly string[]) => this.#rowsUnder(ids).reduce((sum) => sum + 1, 0);
    const [fewer, more] = count(some) < count(others) ? [some, others] : [others, some];
    const authors = this.#rowsUnder(fewer).map(this.index.authorIdOf);
    return new Set(authors.filter((id) => more.some((other) => this.index.rowOf(other, id) !== undefined)));
  }

  /** What the reviews that count for a show add up to; undefined without any. */
  totalOf(showId: string, totals: ShareTotals = this.totals): Tally | undefined {
    return this.#shows.entry(showId)?.mergedInto === undefined
      ? totals.get(this.#numbersOf(this.showIds(showId)))
      : undefined;
  }

  /**
   * A member's scores that count, each as it is when its turn comes, with what all reviews of its show add up to: in few numbers,
   * for looking at thousands.
   */
  *scoresBy(userId: string): Generator<ScoreOfShow> {
    const author = this.index.numbers.authors.find(userId);
    // Listed at first, since others may write between two turns of the event loop.
    for (const row of [...this.index.rowsOfAuthor(userId)]) {
      if (this.index.numbers.authorOf(row) !== author) continue;
      const score = this.index.isCounted(row) ? this.index.score(row) : undefined;
      if (score === undefined) continue;
      const number = this.index.numbers.showOf(row);
      const storedFor = this.index.numbers.shows.idOf(number);
      const isAlone = this.#shows.isAlone(storedFor);
      const showId = isAlone ? storedFor : this.currentId(storedFor);
      const total = isAlone ? this.totals.at(number) : this.totalOf(showId);
      if (total !== undefined) yield { showId, score, total };
    }
  }

  #numbersOf = (showIds: readonly string[]) =>
    showIds.flatMap((id) => this.index.numbers.shows.find(id) ?? []);

  /** The rows of all reviews that are stored for a show. */
  rowsUnder = (showId: string): IteratorObject<number> => this.#rowsUnder(this.showIds(showId));

  #rowsUnder = (showIds: readonly string[]) => showIds.values().flatMap(this.index.rowsOfShow);

  /** The id of the show that a review counts for. */
  showOf = (row: number): string => this.currentId(this.index.showIdOf(row));

  /** The id of the show that one was merged into; its own for any other. */
  currentId = (showId: string): string => this.#shows.get(showId)?.id ?? showId;

  #isHidden(row: number): boolean {
    return this.#unreadable.has(row) || this.index.isDeleted(row) || this.#hidden(row) !== undefined;
  }

  #isUndecided(row: number): boolean {
    if (!this.index.isUnsettled(row)) return false;
    const hidden = this.#hidden(row);
    return hidden === undefined ? this.index.isDeleted(row) : hidden.by === undefined;
  }

  #count(row: number, { showId, authorId }: ReviewFacts): void {
    if (this.#shows.isAlone(showId)) this.#settle(row, showId, !this.#isHidden(row));
    else this.#recount(showId, authorId);
  }

  #recount(showId: string, userId: string): void {
    const current = this.current(showId, userId);
    for (const row of this.rowsBy(showId, userId))
      this.#settle(row, this.currentId(showId), row === current && !this.#isHidden(row));
  }

  /** @param showId of the show that the review counts for */
  #settle(row: number, showId: string, isCounted: boolean): void {
    if (this.#isUndecided(row)) this.#undecided.add(row);
    else this.#undecided.delete(row);
    this.#setCounted(row, showId, isCounted);
  }

  #setCounted(row: number, showId: string, isCounted: boolean): void {
    if (this.index.isCounted(row) === isCounted) return;
    this.index.setCounted(row, isCounted);
    this.counts.add(showId, isCounted ? 1 : -1);
  }
}
