import fc from 'fast-check';
import type { ScoredReview } from '../../../src/reviews/taste/define-taste.ts';
import type { TieBreak } from '../../../src/reviews/taste/highest.ts';
import type { ScoreColumns } from '../../../src/reviews/taste/score-table.ts';

export const NOW = Date.UTC(2026, 5, 1);
export const DAY = 24 * 60 * 60_000;

/** Few members and shows, so that they have much in common: of one member at most one review of a show. */
export const scoredReviews: fc.Arbitrary<ScoredReview[]> = fc.uniqueArray(
  fc.record({
    showId: fc.integer({ min: 0, max: 9 }).map((id) => `s${id}`),
    authorId: fc.integer({ min: 0, max: 7 }).map((id) => `m${id}`),
    score: fc.integer({ min: 0, max: 20 }).map((halves) => halves * 5),
    writtenAt: fc.integer({ min: 0, max: 200 }).map((days) => NOW - days * DAY),
    imported: fc.boolean(),
  }),
  { selector: ({ showId, authorId }) => `${showId}:${authorId}`, maxLength: 60 },
);

/** Reviews in columns, and the ids of their numbers. */
export function columnsOf(reviews: readonly ScoredReview[]) {
  const shows = [...new Set(reviews.map(({ showId }) => showId))];
  const members = [...new Set(reviews.map(({ authorId }) => authorId))];
  const [showNumbers, memberNumbers] = [shows, members].map((ids) => new Map(ids.map((id, at) => [id, at])));
  const columns: ScoreColumns = {
    size: reviews.length,
    shows: shows.length,
    members: members.length,
    show: Int32Array.from(reviews, ({ showId }) => showNumbers?.get(showId) ?? 0),
    member: Int32Array.from(reviews, ({ authorId }) => memberNumbers?.get(authorId) ?? 0),
    score: Int16Array.from(reviews, ({ score }) => score),
    writtenAt: Float64Array.from(reviews, ({ writtenAt }) => writtenAt),
    imported: Uint8Array.from(reviews, ({ imported }) => Number(imported)),
  };
  const byId: TieBreak = (one, other) => ((shows[one] ?? '') < (shows[other] ?? '') ? -1 : 1);
  const byUserId: TieBreak = (one, other) => ((members[one] ?? '') < (members[other] ?? '') ? -1 : 1);
  return { columns, shows, members, byId, ties: { show: byId, member: byUserId } };
}
