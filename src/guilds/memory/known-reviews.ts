import type { CountedFacts, ShowFacts } from '../../reviews/counted-facts.ts';
import type { Moderation } from '../../reviews/moderation/moderation.ts';
import type { Tally } from '../../reviews/ranking/tally.ts';
import { isDeleted, reviewKey } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { FoundShows } from '../../reviews/shows/found-shows.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { Identified } from '../../reviews/shows/show-ids.ts';
import type { ShowMatch } from '../../reviews/shows/show-match.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { CountedReviews, type ScoreOfShow } from '../derived/counted-reviews.ts';
import { Moderations } from '../derived/moderations.ts';
import { type Among, ShowCatalogue } from '../derived/show-catalogue.ts';

/** The shows and reviews of one guild, for looking them up: a merged show leads to the one it was merged into. */
export class KnownReviews {
  protected readonly shows = new ShowCatalogue((showId) => this.counted.counts.get(showId));
  protected readonly decisions = new Moderations();
  protected readonly counted = new CountedReviews(this.shows, (row) =>
    this.decisions.size > 0 ? this.moderation(this.index.keyOf(row)).hidden : undefined,
  );
  protected readonly index = this.counted.index;
  /** What moderators have decided, by author. */
  readonly moderations: Pick<Moderations, 'of'> = this.decisions;

  show = (showId: string): Show | undefined => this.shows.get(showId);

  /** Whether a show is merged into no other, and no other into it. */
  isAlone = (showId: string): boolean => this.shows.isAlone(showId);

  /** The show stored under this id, even when it was merged into another. */
  showEntry = (showId: string): Show | undefined => this.shows.entry(showId);

  /** How many shows a member has added, merged ones too. */
  showsAddedBy = (userId: string): number => this.shows.addedBy(userId);

  /** The ids that reviews of a show are stored under: its own, and those of the shows merged into it. */
  showIds = (showId: string): string[] => this.counted.showIds(showId);

  /** Gets what finding shows needs ready, in turns; whoever does not wait for that may wait in one piece. */
  prepareSearch = (): Promise<void> => this.shows.prepareSearch();

  /** The show that the catalogue knows by one of these ids, as `isSameShow` says. */
  showByIds = (identified: Identified): Show | undefined => this.shows.byIds(identified);

  /** The shows with exactly this title, of any year. */
  showsTitled = (title: string): readonly Show[] => this.shows.titled(title);

  /** The shows that people here call so, of any year: not those that have the title from the catalogue. */
  showsNamed = (title: string): readonly Show[] => this.shows.named(title);

  matchShow = (typed: TitleAndYear): ShowMatch => this.shows.match(typed);

  /**
   * Shows that match what a member is typing; the newest shows while they have typed nothing.
   * @param among by default those with a review that counts: a title goes with the last review of it
   */
  suggestShows = (typed: string, limit: number, among?: Among): FoundShows =>
    this.shows.suggest(typed, limit, among);

  /** How many reviews of a show count. */
  reviewsOf = (showId: string): number => this.counted.counts.get(showId);

  /** All shows that are merged into no other. */
  *allShows(): Generator<Show> {
    for (const show of this.shows.entries()) if (show.mergedInto === undefined) yield show;
  }

  /** All shows that are merged into another. */
  *mergedShows(): Generator<Show> {
    for (const show of this.shows.entries()) if (show.mergedInto !== undefined) yield show;
  }

  /** Whether a show has a review that counts. */
  isReviewed = (showId: string): boolean => this.counted.counts.get(showId) > 0;

  /** The show that a member may have meant when they added this one. */
  closestShow = (added: TitleAndYear & Pick<Identified, 'ids'>): Show | undefined =>
    this.shows.closest(added);

  /** A member's review of a show. Merging shows can leave a member with several: then the one changed last. */
  review = (showId: string, userId: string): ReviewFacts | undefined =>
    this.#factsIn(this.counted.current(showId, userId));

  hasReview = (showId: string, userId: string): boolean => this.counted.current(showId, userId) !== undefined;

  /** All reviews by a member of a show, last changed first. Only merging shows leads to more than one. */
  reviewHistory(showId: string, userId: string): ReviewFacts[] {
    const written = this.counted.rowsBy(showId, userId).map((row) => this.index.facts(row));
    return written.sort((a, b) => b.changedAt - a.changedAt);
  }

  /** The key of a member's review of a show, or the key that a new one would get. */
  reviewKey(showId: string, userId: string): string {
    return this.review(showId, userId)?.key ?? reviewKey(this.shows.get(showId)?.id ?? showId, userId);
  }

  reviewByKey = (key: string): ReviewFacts | undefined => this.#factsIn(this.index.rowOfKey(key));

  /** The score of a review alone; undefined without one, or without the review. */
  scoreOf(key: string): number | undefined {
    const row = this.index.rowOfKey(key);
    return row === undefined ? undefined : this.index.score(row);
  }

  reviewByMessage = (messageId: string): ReviewFacts | undefined =>
    this.#factsIn(this.index.rowOfMessage(messageId));

  /** All reviews. There may be a million: nobody waits for a loop over them. */
  *reviews(): Generator<ReviewFacts> {
    for (const row of this.index.rows()) yield this.index.facts(row);
  }

  /** All reviews stored for a show, and for those merged into it. */
  *reviewsUnder(showId: string): Generator<ReviewFacts> {
    for (const id of this.showIds(showId))
      for (const row of this.index.rowsOfShow(id)) yield this.index.facts(row);
  }

  /** The keys of all reviews that are stored of a member. */
  keysBy = (userId: string): IteratorObject<string> => this.index.rowsOfAuthor(userId).map(this.index.keyOf);

  get reviewCount(): number {
    return this.index.size;
  }

  #factsIn = (row: number | undefined) => (row === undefined ? undefined : this.index.facts(row));

  /** Whether a review is known not to parse. */
  isUnreadable(key: string): boolean {
    const row = this.index.rowOfKey(key);
    return row !== undefined && this.counted.isLeftOut(row);
  }

  /** False when the member has a newer review of the same show, since shows were merged. */
  isCurrent({ key, showId, authorId }: ReviewFacts): boolean {
    const row = this.counted.current(showId, authorId);
    return row !== undefined && row === this.index.rowOfKey(key);
  }

  isHidden({ key, posting }: Pick<ReviewFacts, 'key' | 'posting'>): boolean {
    return isDeleted(posting) || this.moderation(key).hidden !== undefined;
  }

  /** Whether the review counts in rankings and can be read with `/review read`. */
  isCounted({ key }: Pick<ReviewFacts, 'key'>): boolean {
    const row = this.index.rowOfKey(key);
    return row !== undefined && this.index.isCounted(row);
  }

  /** What moderators decided about a member's review of a show, even while that review does not exist. */
  moderation(key: string): Moderation {
    return this.decisions.get(key);
  }

  /** A member's name as in the review that they changed last; undefined for somebody without a review. */
  nameOf = (userId: string): string | undefined => this.index.nameOf(userId);

  /** Like `aboutShow`, in few numbers, for looking at many shows. */
  totalOf = (showId: string): Tally | undefined => this.counted.totalOf(showId);

  /** A member's scores that count, as `CountedReviews.scoresBy`. */
  scoresBy = (userId: string): Iterable<ScoreOfShow> => this.counted.scoresBy(userId);

  /** What a show's reviews that count add up to; undefined when none counts. */
  aboutShow = (showId: string): ShowFacts | undefined => this.index.about.shows(this.showIds(showId));

  /** What a member's reviews that count add up to. */
  aboutMember = (userId: string): CountedFacts => this.index.about.author(userId);

  /** What all reviews of the guild that count add up to. */
  get aboutGuild(): CountedFacts {
    return this.index.about.all();
  }
}
