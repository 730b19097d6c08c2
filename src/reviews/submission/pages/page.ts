import type { Aspect, Progress } from '../../review.ts';
import type { Score } from '../../score.ts';

/** What a line of a page says about the review. */
export interface Facts {
  /** Undefined when the page gives a number that is none of the 21 scores: the line then stays in the text. */
  readonly scores?: readonly {
    readonly of: Aspect | 'overall' | 'other';
    readonly score: Score | undefined;
  }[];
  readonly progress?: Progress;
  readonly spoilers?: true;
  /** A headline on the same line: it stays, whatever becomes of the line. */
  readonly headline?: string | undefined;
}

/** One line that a site writes around a review. */
export interface PageLine {
  /** What the line is: a page says each thing once, unless it `repeats`. */
  readonly is: string;
  /** Matches the whole line, as `plainLine` leaves it, without regard to case. */
  readonly line: RegExp;
  /**
   * What the line proves. `page`: nobody writes it in a review, so one is enough. `hint` (the default): two different ones
   * are. `nothing`: it only counts beside others ("Funny", "0", "Yes").
   */
  readonly proves?: 'page' | 'hint' | 'nothing';
  readonly repeats?: true;
  /** Only lines of scores and notices may follow it above the review. */
  readonly isLast?: true;
  /** What the line says; undefined when it is no line of the page after all. */
  readonly reads?: (match: RegExpExecArray) => Facts | undefined;
}

/** What a site writes above and below a review. To add a site, add a file like those in `sites` and name it in sites.ts. */
export interface Site {
  readonly name: string;
  readonly above: readonly PageLine[];
  readonly below: readonly PageLine[];
  /** Where a show's title or a user's name stands between the lines above, apart from a user's name in the first line. */
  readonly names?: {
    /** A show's title can be the first line. */
    readonly titleFirst?: true;
    /** What such a line may follow; at most one after each. */
    readonly after?: readonly string[];
  };
  /** The line that a review's headline stands right above or below. */
  readonly headline?: { readonly above?: string; readonly below?: string };
}
