import { cleanLine, cleanText } from '../plain-text.ts';
import type { Aspects, Opinion, Progress, ReviewFields } from '../review.ts';
import { parseScore, type Score } from '../score.ts';
import { asHeadline, readHeadline } from './headline.ts';
import { withoutQuestion } from './pages/closing-question.ts';
import { readPage } from './pages/read-page.ts';
import { withoutRepetitions } from './repetition.ts';
import { findScore } from './scores/find-score.ts';
import { findSpoilerNotice } from './spoilers/notice.ts';

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
 * Reads a review modal whose text a member may have pasted from a review site. Takes the page's lines out of the text, removes
 * paragraphs that were pasted twice, and fills empty fields from the page, the score in the text and a first line that stands
 * apart. A field that the member filled in wins; its counterpart in the text then stays there.
 */
export function readPaste(fields: ReviewFields): ParsedPaste {
  const lines = cleanText(fields.body).split('\n');
  const asked = withoutQuestion(lines);
  const once = withoutRepetitions(asked);
  const page = readPage(once.lines);
  const notice = findSpoilerNotice(page.lines);
  const spoilers = fields.spoilers || page.spoilers || notice !== undefined;

  const givenHeadline = cleanLine(fields.headline);
  const givenScore = cleanLine(fields.score);
  let left: readonly string[] = page.lines.filter((_line, at) => !notice?.lines.includes(at));
  const inText = givenScore === '' && page.overall === undefined ? findScore(left) : undefined;
  left = inText?.rest ?? left;
  // Lines of the page can stand above the score, too.
  const below = inText === undefined ? undefined : readPage(left);
  left = below?.taken.below && !below.taken.above ? below.lines : left;

  const text = trimmed(left);
  const isFromPage = page.taken.above || page.taken.below || asked !== lines;
  const takesHeadline = givenHeadline === '' && !spoilers;
  const ofPage = takesHeadline && page.headline !== undefined ? asHeadline(page.headline) : undefined;
  const first =
    takesHeadline && ofPage === undefined && page.headline === undefined
      ? readHeadline(text, isFromPage)
      : undefined;
  const headline = ofPage ?? first?.headline ?? givenHeadline;
  const kept = ofPage === undefined ? page.headline : undefined;
  const body = [...(kept === undefined ? [] : [kept]), first?.rest ?? text].join('\n').trim();

  const found = page.overall ?? inText?.score;
  const { progress, aspects } = page;
  const taken: (TakenPart | false | undefined)[] = [
    page.taken.above && { what: 'header' },
    progress && { what: 'progress', progress },
    aspects && { what: 'aspects', aspects },
    spoilers && !fields.spoilers && { what: 'spoilers' },
    ...[ofPage ?? first?.headline].map(
      (each) => each !== undefined && ({ what: 'headline', headline: each } as const),
    ),
    givenScore === '' && found !== undefined && { what: 'score', score: found },
    once.removed > 0 && { what: 'repetition', paragraphs: once.removed },
    (page.taken.below || below?.taken.below === true || asked !== lines) && { what: 'question' },
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

/** The lines as one text, without blank lines around it. */
const trimmed = (lines: readonly string[]): string => lines.join('\n').trim();
