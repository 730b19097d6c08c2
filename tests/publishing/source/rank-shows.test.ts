import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankShows } from '../../../src/publishing/source/rank-shows.ts';
import { listShows } from '../../../src/reviews/ranking/list-shows.ts';
import type { ReviewFacts } from '../../../src/reviews/review-facts.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';

const SHOWS = new Map<string, Show>(
  ['a', 'b', 'c', 'd', 'e'].map((id) => [id, { id, title: `Show ${id}`, addedBy: '1', addedAt: 0 }]),
);

const factsOf = (given: Pick<ReviewFacts, 'showId' | 'authorId' | 'score'>): ReviewFacts => ({
  ...given,
  key: `${given.showId}:${given.authorId}`,
  authorName: 'Noor',
  imported: false,
  writtenAt: 0,
  changedAt: 0,
  hasText: false,
  posting: { state: 'withheld', reason: 'lost' },
});

test('Shows are ranked and rated as the server’s list of the best has them', async () => {
  const review = fc.record({
    showId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    authorId: fc.constantFrom('1', '2', '3', '4', '5'),
    score: fc.option(fc.constantFrom(0, 40, 75, 90, 100), { nil: undefined }),
  });
  const some = fc.uniqueArray(review, { selector: ({ showId, authorId }) => `${showId}:${authorId}` });
  await fc.assert(
    fc.asyncProperty(some, fc.nat(10), async (given, priorReviews) => {
      const reviews = given.map(factsOf);
      const ranked = await rankShows(
        Map.groupBy(reviews, ({ showId }) => showId),
        { shows: SHOWS, standings: new Map(), priorReviews, fresh: false, now: 0 },
      );
      const listed = listShows(reviews, SHOWS, { sort: 'best', filter: {} }, priorReviews);
      const standings = ranked.shows.flatMap(({ show, standing }) =>
        standing === undefined ? [] : [{ id: show.id, rank: standing.rank, value: standing.weighted }],
      );
      expect(standings).toEqual(listed.map(({ show, rank, value }) => ({ id: show.id, rank, value })));
    }),
  );
});

test('The average that shows are kept near is the one that the server’s list tells, where a newcomer’s score weighs less', async () => {
  const scores = [
    { showId: 'a', authorId: '1', score: 90 },
    { showId: 'b', authorId: '1', score: 90 },
    { showId: 'c', authorId: '1', score: 90 },
    { showId: 'd', authorId: '2', score: 40 },
  ] as const;
  const { mean } = await rankShows(
    Map.groupBy(scores.map(factsOf), ({ showId }) => showId),
    { shows: SHOWS, standings: new Map(), priorReviews: 2, fresh: false, now: 0 },
  );
  expect(mean).toBe((3 * (90 + 90 + 90) + 40) / 10);
});
