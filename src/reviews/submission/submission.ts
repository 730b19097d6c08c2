import { cleanLine, cleanText, codePointLength } from '../plain-text.ts';
import type { Opinion, ReviewFields } from '../review.ts';
import { parseScore } from '../score.ts';
import { type Paste, readPaste, type Taken } from './paste.ts';
import { MAX_HEADLINE } from './paste-headline.ts';

/** The longest text of a review, in code points; what Discord lets into a text field of a modal. */
export const MAX_BODY = 4000;

export type Submission =
  | { readonly ok: true; readonly opinion: Opinion; readonly taken: readonly Taken[] }
  /** No score anywhere, or the one that was given is none of the 21: the member picks one. */
  | {
      readonly ok: false;
      readonly reason: 'score';
      readonly opinion: Omit<Opinion, 'score'>;
      readonly taken: readonly Taken[];
    }
  /** Longer than Discord's modals let anybody type: a forged request. */
  | { readonly ok: false; readonly reason: 'too-long' };

/**
 * Makes a member's opinion of what came in the modal: control characters removed, the headline in one line, fields in
 * which nothing can be seen absent.
 * @param options `edit` for an edit and for "Use my text as pasted": the text is then kept as typed, nothing is taken
 * from it
 */
export function readSubmission(typed: ReviewFields, options: { readonly edit: boolean }): Submission {
  if (codePointLength(typed.body) > MAX_BODY || codePointLength(typed.headline) > MAX_HEADLINE) {
    return { ok: false, reason: 'too-long' };
  }
  const { score, taken, ...opinion } = options.edit ? readAsTyped(typed) : readPaste(typed);
  if (score === undefined) return { ok: false, reason: 'score', opinion, taken };
  return { ok: true, opinion: { ...opinion, score }, taken };
}

function readAsTyped(typed: ReviewFields): Paste {
  const headline = cleanLine(typed.headline);
  const body = cleanText(typed.body);
  return {
    ...(headline !== '' && { headline }),
    ...(body !== '' && { body }),
    score: parseScore(cleanLine(typed.score)),
    spoilers: typed.spoilers,
    taken: [],
  };
}
