import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ballot } from '../../../src/reviews/counting/ballot.ts';

const RULES = { authorId: 'author', helpful: '👍', notHelpful: '👎' };

const reaction = (emoji: string, userId: string, kind: 'normal' | 'super' = 'normal', bot = false) => {
  return { emoji, userId, kind, bot };
};

test('an event that comes twice changes nothing the second time', () => {
  const ballot = new Ballot('1');
  expect(ballot.add(reaction('👍', 'a'))).toBe(true);
  expect(ballot.add(reaction('👍', 'a'))).toBe(false);
  expect(ballot.remove(reaction('👍', 'a'))).toBe(true);
  expect(ballot.remove(reaction('👍', 'a'))).toBe(false);
  expect(ballot.toEntry()).toEqual({ messageId: '1', reactions: {}, bots: [] });
});

test('a member who removes the super reaction keeps the normal one', () => {
  const ballot = new Ballot('1');
  ballot.add(reaction('👍', 'a'));
  ballot.add(reaction('👍', 'a', 'super'));
  ballot.remove(reaction('👍', 'a', 'super'));
  expect(ballot.count(RULES)).toEqual({ helpful: 1, notHelpful: 0 });
});

test('learning that a voter is a bot is a change', () => {
  const ballot = new Ballot('1');
  ballot.add(reaction('👍', 'bot'));
  expect(ballot.add(reaction('👍', 'bot', 'normal', true))).toBe(true);
  expect(ballot.count(RULES)).toEqual({ helpful: 0, notHelpful: 0 });
});

test('raw counts hold every reaction, by emoji and kind, as Discord counts them', () => {
  const ballot = new Ballot('1');
  ballot.add(reaction('👍', 'author'));
  ballot.add(reaction('👍', 'bot', 'normal', true));
  ballot.add(reaction('👍', 'a', 'super'));
  ballot.add(reaction('👍🏽', 'a'));
  expect(Object.fromEntries(ballot.rawCounts())).toEqual({
    '👍': { normal: 2, super: 1 },
    '👍🏽': { normal: 1, super: 0 },
  });
});

describe('replacing the reactions of an emoji', () => {
  test('replaces the old users with the new ones and leaves other emoji unchanged', () => {
    const ballot = new Ballot('1');
    ballot.add(reaction('👍', 'a'));
    ballot.add(reaction('👎', 'b'));
    expect(ballot.replace('👍', { normal: ['c', 'bot'], super: ['d'] }, ['bot'])).toBe(true);
    expect(ballot.count(RULES)).toEqual({ helpful: 2, notHelpful: 1 });
  });

  test('with the same users changes nothing', () => {
    const ballot = new Ballot('1');
    ballot.add(reaction('👍', 'a'));
    expect(ballot.replace('👍', { normal: ['a'], super: [] }, [])).toBe(false);
    expect(ballot.replace('👎', { normal: [], super: [] }, [])).toBe(false);
    expect(ballot.replace('👍', { normal: [], super: ['a'] }, [])).toBe(true);
  });

  test('with no users removes it', () => {
    const ballot = new Ballot('1');
    ballot.add(reaction('👍', 'a'));
    expect(ballot.replace('👍', { normal: [], super: [] }, [])).toBe(true);
    expect(ballot.rawCounts().size).toBe(0);
  });
});

test('removing an emoji removes only that skin tone, clearing removes all', () => {
  const ballot = new Ballot('1');
  ballot.add(reaction('👍', 'a'));
  ballot.add(reaction('👍🏽', 'b'));
  expect(ballot.removeEmoji('👍')).toBe(true);
  expect(ballot.removeEmoji('👍')).toBe(false);
  expect(ballot.count(RULES)).toEqual({ helpful: 1, notHelpful: 0 });
  expect(ballot.clear()).toBe(true);
  expect(ballot.clear()).toBe(false);
  expect(ballot.count(RULES)).toEqual({ helpful: 0, notHelpful: 0 });
});

test('an entry is read back unchanged, without bots that no longer react', () => {
  const ballot = new Ballot('1');
  ballot.add(reaction('👍', 'a'));
  ballot.add(reaction('👎🏿', 'bot', 'super', true));
  ballot.add(reaction('👍', 'gone', 'normal', true));
  ballot.remove(reaction('👍', 'gone'));
  const entry = ballot.toEntry();
  expect(entry.bots).toEqual(['bot']);
  expect(Ballot.fromEntry(entry).toEntry()).toEqual(entry);
});

test('after any events it counts what Discord would have', () => {
  const emoji = fc.constantFrom('👍', '👍🏽', '👎', '👎🏿', '❤️');
  const userId = fc.constantFrom('author', 'bot', 'a', 'b', 'c', 'd');
  const kind = fc.constantFrom('normal' as const, 'super' as const);
  const users = fc.uniqueArray(userId);
  const event = fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant('add' as const), emoji, userId, kind }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('remove' as const), emoji, userId, kind }) },
    fc.record({ type: fc.constant('replace' as const), emoji, normal: users, super: users }),
    fc.record({ type: fc.constant('removeEmoji' as const), emoji }),
    fc.record({ type: fc.constantFrom('clear' as const, 'reload' as const, 'count' as const) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let ballot = new Ballot('1');
      const held = new Set<string>();
      const key = (...parts: string[]) => parts.join(' ');
      for (const each of events) {
        const before = [...held].sort().join();
        let changed: boolean | undefined;
        if (each.type === 'add') {
          held.add(key(each.emoji, each.userId, each.kind));
          // Another test covers whether learning of a bot is a change.
          const said = ballot.add({ ...each, bot: each.userId === 'bot' });
          if (each.userId !== 'bot') changed = said;
        } else if (each.type === 'remove') {
          held.delete(key(each.emoji, each.userId, each.kind));
          changed = ballot.remove(each);
        } else if (each.type === 'replace') {
          for (const entry of [...held]) if (entry.startsWith(`${each.emoji} `)) held.delete(entry);
          for (const user of each.normal) held.add(key(each.emoji, user, 'normal'));
          for (const user of each.super) held.add(key(each.emoji, user, 'super'));
          ballot.replace(each.emoji, each, ['bot']);
        } else if (each.type === 'removeEmoji') {
          for (const entry of [...held]) if (entry.startsWith(`${each.emoji} `)) held.delete(entry);
          changed = ballot.removeEmoji(each.emoji);
        } else if (each.type === 'clear') {
          held.clear();
          changed = ballot.clear();
        } else if (each.type === 'reload') ballot = Ballot.fromEntry(ballot.toEntry());
        else ballot.count(RULES);
        if (changed !== undefined) expect(changed).toBe([...held].sort().join() !== before);
      }
      const shows = (user: string, base: string) =>
        [...held].some((entry) => entry.startsWith(base) && entry.includes(` ${user} `));
      const humans = ['a', 'b', 'c', 'd'];
      expect(ballot.count(RULES)).toEqual({
        helpful: humans.filter((user) => shows(user, '👍') && !shows(user, '👎')).length,
        notHelpful: humans.filter((user) => shows(user, '👎') && !shows(user, '👍')).length,
      });
      const raw = ballot.rawCounts().values();
      expect(raw.reduce((sum, { normal, super: burst }) => sum + normal + burst, 0)).toBe(held.size);
    }),
    { numRuns: 500 },
  );
});

test('an event and a count touch one member, however many have voted', () => {
  const ballot = new Ballot('1');
  const started = performance.now();
  for (let user = 0; user < 10_000; user++) {
    ballot.add(reaction(user % 2 === 0 ? '👍' : '👎', String(user)));
    ballot.count(RULES);
  }
  // Counting all voters at each event would look at 50 million and take many seconds.
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(ballot.count(RULES)).toEqual({ helpful: 5_000, notHelpful: 5_000 });
});
