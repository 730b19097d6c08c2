import type { HelpfulCounts } from '../reviews/counting/votes.ts';
import type { Standing } from '../reviews/ranking/show-list.ts';
import type { Review } from '../reviews/review.ts';
import type { ScoreCounts } from '../reviews/score-counts.ts';
import type { Show } from '../reviews/shows/show.ts';

/** A show of the server with the reviews of it that may be on the page: every number rests on these alone. */
export interface PublicShow {
  readonly show: Show;
  /** Keys of the reviews, most helpful first. Empty where nobody agreed whose review counts. */
  readonly keys: readonly string[];
  readonly scores: ScoreCounts;
  /** Where it stands among the best; absent without a score. */
  readonly standing?: Standing | undefined;
}

/** A review whose author agreed to the page, and which moderators have not hidden. */
export interface PublicReview {
  readonly review: Review;
  readonly counts: HelpfulCounts;
  /** Moderators have put its text behind the spoiler button. */
  readonly covered: boolean;
}

/** What the page of a server is made of. */
export interface SiteSource {
  /** The best first, then those without a score, then those without a review that may be shown. */
  readonly shows: readonly PublicShow[];
  /** The shows that were merged into another one, by the id that they had: the id of the other. */
  readonly merged: ReadonlyMap<string, string>;
  /** Keys of the reviews that were written last, the newest first. */
  readonly newest: readonly string[];
  /** How many reviews there are, and how many members wrote them. */
  readonly reviews: number;
  readonly members: number;
  /** The mean that shows with few reviews are kept near, as in the server's own lists (C of formula 1), in tenths; undefined without scores. */
  readonly mean: number | undefined;
  /** Whether members can say that a review did not help. */
  readonly notHelpfulOff: boolean;
  /** Resolves to the reviews with these keys, by key, without those that are gone or do not parse. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, PublicReview>>;
}
