import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReviewIndex } from '../../../src/guilds/columns/review-index.ts';
import type { ReviewFacts } from '../../../src/reviews/review-facts.ts';

const score = fc.nat(20).map((halves) => halves * 5);
const NOW = Date.UTC(2026, 0, 1);
const YEAR = 365 * 24 * 60 * 60 * 1000;
/** Soon after a review was written, years after, and before: clocks are wrong, and imports old. */
const later = fc.oneof(
  fc.nat(1000),
  fc.nat(60 * YEAR),
  fc.constantFrom(-5, 2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32, 2 ** 40 - 2, 2 ** 40 - 1, 2 ** 40, 0.5),
);
const facts = fc
  .record({
    score: fc.option(score, { nil: undefined }),
    aspects: fc.option(
      fc
        .record({ story: score, acting: score, music: score, rewatch: score }, { requiredKeys: [] })
        .filter((some) => Object.keys(some).length > 0),
      { nil: undefined },
    ),
    status: fc.constantFrom(undefined, 'completed' as const, 'watching' as const, 'dropped' as const),
    imported: fc.boolean(),
    hasText: fc.boolean(),
    writtenAt: fc.constantFrom(NOW, 0, NOW - 20 * YEAR),
    changedAfter: later,
    postedAfter: later,
  })
  .map(({ changedAfter, postedAfter, ...some }): ReviewFacts => {
    const { writtenAt } = some;
    return {
      ...some,
      key: '1:2',
      showId: '1',
      authorId: '2',
      authorName: 'Noor',
      changedAt: writtenAt + changedAfter,
      posting: {
        state: 'posted',
        id: 'AAAAAAAAAAAAAAAA',
        channelId: '3',
        messageId: '4',
        postedAt: writtenAt + postedAfter,
      },
    };
  });

test('Columns give back what was put last, whatever stood there before', () => {
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 5 }), (all) => {
      const index = new ReviewIndex();
      let row: number | undefined;
      for (const some of all) {
        row = index.put(some, row);
        expect(index.facts(row)).toEqual(some);
      }
    }),
    { numRuns: 500 },
  );
});
