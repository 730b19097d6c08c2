import { cleanLine, cleanText, codePointLength } from '../../reviews/plain-text.ts';
import { hasText, MAX_BODY, MAX_HEADLINE } from '../../reviews/review.ts';
import { MAX_TITLE } from '../../reviews/shows/title.ts';
import type { DraftReview, DraftRow } from '../formats/format.ts';
import { skippedRow } from '../formats/values/draft.ts';
import type { SkipReason } from '../imported-review.ts';
import { cutText } from './cut-text.ts';

/** A row with its texts as the form takes them. One that names no show, or says nothing of it, is skipped. */
export function finishedRow(row: DraftRow): DraftRow {
  if (!('review' in row)) return row;
  const { review } = row;
  const opinion = finishedOpinion(review);
  const title = cleanLine(review.title ?? '');
  const shortTitle = codePointLength(title) > MAX_TITLE ? cutText(title, MAX_TITLE) : title;
  const named = { ...review, ...opinion, title: shortTitle === '' ? undefined : shortTitle };
  const skipped = (reason: SkipReason) => skippedRow(review, reason, { title: named.title });
  const isNamed = named.title !== undefined || Object.values(named.ids).some((id) => id !== undefined);
  if (!isNamed) return skipped('unnamed');
  if (named.opinion.score === undefined && !hasText(named.opinion)) return skipped('no-opinion');
  return { review: named };
}

/** A headline that is too long begins the text; a text that is too long ends after a paragraph, and is kept whole beside. */
function finishedOpinion({ opinion }: DraftReview): Pick<DraftReview, 'opinion' | 'whole'> {
  const headline = cleanLine(opinion.headline ?? '');
  const isLong = codePointLength(headline) > MAX_HEADLINE;
  const text = cleanText(opinion.body ?? '');
  const body = isLong ? `${headline}\n\n${text}`.trim() : text;
  const cut = codePointLength(body) > MAX_BODY ? cutText(body, MAX_BODY) : body;
  return {
    opinion: {
      ...opinion,
      headline: isLong || headline === '' ? undefined : headline,
      body: cut === '' ? undefined : cut,
    },
    ...(cut === body ? {} : { whole: body }),
  };
}
