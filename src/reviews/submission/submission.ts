import { cleanLine, cleanText, codePointLength, isBlank } from '../plain-text.ts';
import { MAX_BODY, MAX_HEADLINE, type Opinion, type ReviewFields } from '../review.ts';
import { formatScore, parseScore } from '../score.ts';
import { type ParsedPaste, readPaste, type TakenPart } from './paste.ts';

export type Submission =
  | {
      readonly ok: true;
      readonly opinion: Opinion;
      readonly taken: readonly TakenPart[];
      /** What was typed as the score, when it is none of the 21. */
      readonly unclearScore?: string | undefined;
    }
  /** Neither a headline, nor a text, nor a score. */
  | { readonly ok: false; readonly reason: 'empty' }
  /** Longer than Discord's modals allow, so the request is forged. */
  | { readonly ok: false; readonly reason: 'too-long' };

/**
 * Reads a submitted modal: removes control characters, puts the headline on one line, drops fields without visible
 * text.
 * @param options `edit` for an edit and for "Use my text as pasted": takes nothing out of the text
 */
export function readSubmission(fields: ReviewFields, options: { readonly edit: boolean }): Submission {
  if (codePointLength(fields.body) > MAX_BODY || codePointLength(fields.headline) > MAX_HEADLINE) {
    return { ok: false, reason: 'too-long' };
  }
  const { taken, ...opinion } = options.edit ? readAsTyped(fields) : readPaste(fields);
  const { headline, body, score } = opinion;
  if (headline === undefined && body === undefined && score === undefined)
    return { ok: false, reason: 'empty' };
  const given = cleanLine(fields.score);
  const unclearScore = given === '' || parseScore(given) !== undefined ? undefined : given;
  return { ok: true, opinion, taken, unclearScore };
}

/** Whether nothing visible was typed, and no score picked. */
export const isEmpty = ({ headline, body, score }: ReviewFields): boolean => isBlank(headline + body + score);

function readAsTyped(fields: ReviewFields): ParsedPaste {
  const headline = cleanLine(fields.headline);
  const body = cleanText(fields.body);
  return {
    ...(headline !== '' && { headline }),
    ...(body !== '' && { body }),
    score: parseScore(cleanLine(fields.score)),
    spoilers: fields.spoilers,
    taken: [],
  };
}

/** The form's fields for a review. */
export const fieldsOf = ({ headline = '', body = '', score, spoilers }: Opinion): ReviewFields => ({
  headline,
  body,
  score: score === undefined ? '' : formatScore(score),
  spoilers,
});
