import type { ShowFacts } from '../../../reviews/counted-facts.ts';
import type { HelpfulCounts } from '../../../reviews/counting/votes.ts';
import type { Standing } from '../../../reviews/ranking/show-list.ts';
import type { Score } from '../../../reviews/score.ts';
import type { Show } from '../../../reviews/shows/show.ts';
import type { Place } from '../../links/links.ts';
import type { Picture } from '../../pictures/drawing.ts';
import type { Quoted } from '../../reviews/review-quote.ts';
import type { Translate } from '../../texts/texts.ts';

/** A review by its author's name, as they write it, and its score. */
interface NamedReview {
  readonly name: string;
  readonly score?: Score | undefined;
}

/** A score that members gave. */
export interface GivenScore {
  readonly score: Score;
  /** How many gave it, and the names of the first of them. */
  readonly count: number;
  readonly names: readonly string[];
}

/** A review to quote from. */
export interface QuotedReview extends Quoted, NamedReview {
  /** Whether it is the most helpful one, because somebody found it helpful. */
  readonly isHelpful: boolean;
  readonly counts: HelpfulCounts;
  readonly notHelpfulOff: boolean;
  /** URL of its message; absent when it has none. */
  readonly link?: string | undefined;
}

export interface ShowCardView {
  readonly place: Place;
  readonly show: Show;
  readonly facts: ShowFacts;
  /** Absent: it has no score. */
  readonly standing?: Standing | undefined;
  /** Its one review. */
  readonly only?: NamedReview | undefined;
  /** The highest scores that it got. */
  readonly given: readonly GivenScore[];
  readonly quoted?: QuotedReview | undefined;
  /** The reviews that can be opened from the card. */
  readonly readable: readonly (NamedReview & { readonly authorId: string })[];
  /** How often each score was given, if that is worth a picture. */
  readonly picture?: Picture | undefined;
  readonly isModerator: boolean;
  readonly t: Translate;
}
