import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHelpfulIn, isInPeriod, packVote, voterIn } from '../../../src/guilds/columns/packed-vote.ts';
import { VoteLists } from '../../../src/guilds/columns/vote-lists.ts';
import { dayOf } from '../../../src/reviews/counting/vote-days.ts';

const change = fc.record({ list: fc.nat(9), words: fc.array(fc.nat(), { maxLength: 40 }) });

test('Whatever lists grow and shrink, each has what it was given last', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const lists = new VoteLists();
      const given = new Map<number, { at: number; words: readonly number[] }>();
      for (const { list, words } of changes) {
        const { at = 0, words: before = [] } = given.get(list) ?? {};
        given.set(list, { at: lists.replace({ at, length: before.length }, words), words });
      }
      for (const { at, words } of given.values()) {
        const read: number[] = [];
        lists.read({ at, length: words.length }, read);
        expect(read).toEqual(words);
      }
    }),
  );
});

test('A list that has moved leaves its place to the next of its size', () => {
  const lists = new VoteLists();
  const first = lists.replace({ at: 0, length: 0 }, [1, 2, 3]);
  const moved = lists.replace({ at: first, length: 3 }, [1, 2, 3, 4]);
  expect(moved).not.toBe(first);
  expect(lists.replace({ at: 0, length: 0 }, [5, 6, 7])).toBe(first);
});

test('A packed vote has its voter, what it says, and the month in which it was first seen', () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 21 - 1),
      fc.boolean(),
      fc.integer({ min: 0, max: 30_000 }),
      (voter, isHelpful, day) => {
        const word = packVote(voter, { isHelpful, day });
        const date = new Date(day * 86_400_000);
        const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
        expect([voterIn(word), isHelpfulIn(word)]).toEqual([voter, isHelpful]);
        expect([isInPeriod({ year })(word), isInPeriod({ year, month })(word)]).toEqual([true, true]);
        expect([isInPeriod({ year: year + 1 })(word), isInPeriod({ year: year - 1 })(word)]).toEqual([
          false,
          false,
        ]);
        expect(isInPeriod({ year, month: (month % 12) + 1 })(word)).toBe(false);
      },
    ),
  );
});

test('A vote of an unknown day is in no period', () => {
  const word = packVote(7, { isHelpful: true });
  expect(isInPeriod({ year: 1970 })(word)).toBe(false);
  expect(isInPeriod({ year: 1970 })(packVote(7, { isHelpful: true, day: dayOf(0) }))).toBe(true);
});
