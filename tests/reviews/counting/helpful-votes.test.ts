import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ballot } from '../../../src/reviews/counting/ballot.ts';
import { countHelpful } from '../../../src/reviews/counting/helpful-votes.ts';
import type { Reactions, Votes, VotingEmoji } from '../../../src/reviews/counting/votes.ts';

const RULES = { authorId: 'author', helpful: '👍', notHelpful: '👎' };

function votes(reactions: Record<string, Partial<Reactions>>, bots: string[] = []): Votes {
  const entries = Object.entries(reactions).map(([emoji, lists]) => [
    emoji,
    { normal: [], super: [], ...lists },
  ]);
  return { messageId: '1', reactions: Object.fromEntries(entries), bots };
}

test('a review without votes counts none', () => {
  expect(countHelpful(undefined, RULES)).toEqual({ helpful: 0, notHelpful: 0 });
});

test('each member counts once, for the emoji they reacted with', () => {
  const held = votes({ '👍': { normal: ['a', 'b'] }, '👎': { normal: ['c'] } });
  expect(countHelpful(held, RULES)).toEqual({ helpful: 2, notHelpful: 1 });
});

test('the author and bots do not count', () => {
  const held = votes({ '👍': { normal: ['author', 'bot', 'a'] }, '👎': { super: ['author', 'bot'] } }, [
    'bot',
    'gone',
  ]);
  expect(countHelpful(held, RULES)).toEqual({ helpful: 1, notHelpful: 0 });
});

test('a member who reacts with both emoji counts as neither', () => {
  const held = votes({ '👍': { normal: ['a', 'b'] }, '👎🏽': { super: ['a'] } });
  expect(countHelpful(held, RULES)).toEqual({ helpful: 1, notHelpful: 0 });
});

test('skin tones and super reactions count once per member', () => {
  const held = votes({
    '👍': { normal: ['a'], super: ['a'] },
    '👍🏽': { normal: ['a', 'b'] },
    '👍🏿': { super: ['b'] },
  });
  expect(countHelpful(held, RULES)).toEqual({ helpful: 2, notHelpful: 0 });
});

test('other emoji do not count', () => {
  expect(countHelpful(votes({ '❤️': { normal: ['a'] } }), RULES)).toEqual({ helpful: 0, notHelpful: 0 });
});

test('with not helpful turned off, a member who reacts with both emoji counts as helpful', () => {
  const held = votes({ '👍': { normal: ['a'] }, '👎': { normal: ['a', 'b'] } });
  expect(countHelpful(held, { authorId: 'author', helpful: '👍' })).toEqual({ helpful: 1, notHelpful: 0 });
});

test('a custom emoji counts by its id', () => {
  const held = votes({ '123456789012345678': { normal: ['a'] } });
  expect(countHelpful(held, { authorId: 'author', helpful: '123456789012345678' })).toEqual({
    helpful: 1,
    notHelpful: 0,
  });
});

test('stored votes count as the ballot made of them does', () => {
  const users = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'author', 'bot'), { maxLength: 6 });
  const names = fc.constantFrom('👍', '👍🏽', '👎', '👎🏿', '❤️', '123456789012345678');
  const emoji: fc.Arbitrary<VotingEmoji> = fc.constantFrom(
    { helpful: '👍', notHelpful: '👎' },
    { helpful: '👍' },
    { helpful: '❤️', notHelpful: '123456789012345678' },
  );
  const held: fc.Arbitrary<Votes> = fc.record(
    {
      messageId: fc.constant('1'),
      emoji,
      reactions: fc.dictionary(names, fc.record({ normal: users, super: users })),
      bots: users,
      carried: fc.record({ helpful: users, notHelpful: users }),
    },
    { requiredKeys: ['messageId', 'reactions', 'bots'] },
  );
  const isCounted = fc.constantFrom(undefined, (userId: string) => userId !== 'b');
  fc.assert(
    fc.property(held, emoji, isCounted, (stored, now, counted) => {
      for (const current of [now, stored.emoji ?? now]) {
        const rules = { ...current, authorId: 'author', isCounted: counted };
        expect(countHelpful(stored, rules)).toEqual(Ballot.open(stored, '1', rules).count(rules));
      }
    }),
    { numRuns: 500 },
  );
});
