import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMN, ReviewColumns } from '../../../src/guilds/columns/review-columns.ts';
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

test('Rows keep their numbers while the first page grows to its full size, and others follow it', () => {
  const columns = new ReviewColumns();
  /** Before and after each size of the first page, and of two full ones. */
  const looks = new Set([1, 15, 16, 17, 31, 32, 33, 127, 128, 129, 255, 256, 257, 511, 512, 513]);
  for (let rows = 1; rows <= 513; rows += 1) {
    const row = columns.add();
    expect(row).toBe(rows - 1);
    expect([columns.get(row, COLUMN.show), columns.get(row, COLUMN.weight), columns.writtenAt(row)]).toEqual([
      0, 0, 0,
    ]);
    columns.set(row, COLUMN.show, row + 1);
    columns.set(row, COLUMN.weight, 2 ** 32 - 1 - row);
    columns.setWrittenAt(row, NOW + row);
    if (!looks.has(rows)) continue;
    const all = Array.from({ length: rows }, (_, at) => at);
    expect(all.map((at) => columns.get(at, COLUMN.show))).toEqual(all.map((at) => at + 1));
    expect(all.map((at) => columns.get(at, COLUMN.weight))).toEqual(all.map((at) => 2 ** 32 - 1 - at));
    expect(all.map((at) => columns.writtenAt(at))).toEqual(all.map((at) => NOW + at));
  }
});
