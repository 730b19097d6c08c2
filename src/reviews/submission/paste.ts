import { cleanLine, cleanText } from '../plain-text.ts';
import type { Aspects, Opinion, Progress, ReviewFields } from '../review.ts';
import { parseScore, type Score } from '../score.ts';
import { readHeader } from './paste-header.ts';
import { readHeadline } from './paste-headline.ts';
import { withoutQuestion } from './paste-question.ts';
import { withoutRepetitions } from './paste-repetition.ts';
import { readClosingScore } from './paste-score.ts';

/** A part that the bot took out of a pasted text; its reply lists the parts in this order. */
export type TakenPart =
  | { readonly what: 'header' }
  | { readonly what: 'progress'; readonly progress: Progress }
  | { readonly what: 'aspects'; readonly aspects: Aspects }
  | { readonly what: 'spoilers' }
  | { readonly what: 'headline'; readonly headline: string }
  | { readonly what: 'score'; readonly score: Score }
  | { readonly what: 'repetition'; readonly paragraphs: number }
  | { readonly what: 'question' };

export interface ParsedPaste extends Omit<Opinion, 'score'> {
  /** Absent when there is no score, or not one of the 21. */
  readonly score?: Score | undefined;
  /** Empty when nothing was taken out. */
  readonly taken: readonly TakenPart[];
}

/**
 * Reads a review modal whose text a member may have pasted from a review site. Takes the page header and the closing
 * question out of the text, removes paragraphs that were pasted twice, and fills empty fields from the header, the
 * closing score and a short first line. A field that the member filled in wins; its counterpart in the text then stays
 * there.
 */
export function readPaste(fields: ReviewFields): ParsedPaste {
  const lines = cleanText(fields.body).split('\n');
  const trimmed = withoutQuestion(lines);
  const once = withoutRepetitions(trimmed);
  const header = readHeader(once.lines);
  const spoilers = fields.spoilers || header?.spoilers === true;

  const givenHeadline = cleanLine(fields.headline);
  const givenScore = cleanLine(fields.score);
  let text = (header?.rest ?? once.lines).join('\n').trim();
  const closing = givenScore === '' && header?.overall === undefined ? readClosingScore(text) : undefined;
  text = closing?.rest ?? text;
  const first = givenHeadline === '' && !spoilers ? readHeadline(text) : undefined;
  text = first?.rest ?? text;

  const body = [...(header?.kept ?? []), text].join('\n').trim();
  const headline = first?.headline ?? givenHeadline;
  const found = header?.overall ?? closing?.score;
  const { progress, aspects } = header ?? {};
  const taken: (TakenPart | false | undefined)[] = [
    header !== undefined && header.kept.length < once.lines.length - header.rest.length && { what: 'header' },
    progress && { what: 'progress', progress },
    aspects && { what: 'aspects', aspects },
    spoilers && !fields.spoilers && { what: 'spoilers' },
    first && { what: 'headline', headline: first.headline },
    givenScore === '' && found !== undefined && { what: 'score', score: found },
    once.removed > 0 && { what: 'repetition', paragraphs: once.removed },
    trimmed !== lines && { what: 'question' },
  ];
  return {
    ...(headline !== '' && { headline }),
    ...(body !== '' && { body }),
    score: givenScore === '' ? found : parseScore(givenScore),
    spoilers,
    ...(aspects && { aspects }),
    ...(progress && { progress }),
    taken: taken.filter((each) => each !== undefined && each !== false),
  };
}
