import type { Decision, DecisionKind, Moderation, Report } from '../../reviews/moderation/moderation.ts';
import type { Author } from '../../reviews/review.ts';
import type { Score } from '../../reviews/score.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';

/** Identifies exactly one review. After a merge, its author may have another review of the show, the current one. */
export interface ReviewAddress {
  readonly showId: string;
  readonly authorId: string;
}

/** Where moderators decide: in the queue, in the panel of one review, or in a message that the staff shares. */
export type CasePlace = 'queue' | 'panel' | 'staff';

/** A review as moderators see it, with all that they decide by. */
export interface CaseView {
  readonly address: ReviewAddress;
  readonly show: NamedShow;
  readonly author: Author;
  readonly score?: Score | undefined;
  readonly headline?: string | undefined;
  readonly body?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
  readonly moderation: Moderation;
  readonly hidden: boolean;
  readonly blocked?: Decision | undefined;
  readonly reports: readonly Report[];
  /** How many of them are open. */
  readonly openReports: number;
  /** Whether a decision is due: about reports, or because somebody deleted its message. */
  readonly isWaiting: boolean;
  /** About how many other reviews of the author moderators have decided, and how many are covered, hidden and frozen. */
  readonly before: Readonly<Record<DecisionKind | 'reviews', number>>;
  /** URL of the review's message. */
  readonly link?: string | undefined;
}
