import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ballot } from '../../../src/reviews/counting/ballot.ts';
import { dayOf } from '../../../src/reviews/counting/vote-days.ts';

const EMOJI = ['👍', '👎'];
const HUMANS = ['a', 'b', 'c', 'd'];
const VOTING = { helpful: '👍', notHelpful: '👎' };

const emoji = fc.constantFrom(...EMOJI);
const userId = fc.constantFrom(...HUMANS, 'bot');
const users = fc.subarray([...HUMANS, 'bot']);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('add' as const), emoji, userId }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), emoji, userId }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('compare' as const), helpful: users, notHelpful: users }),
  },
  fc.record({ do: fc.constantFrom('repost' as const, 'clear' as const, 'reload' as const) }),
);

test('A vote keeps the day on which it was first seen for as long as it stands, and no other', () => {
  const property = fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    // From before days were kept.
    let ballot = Ballot.fromEntry({
      messageId: '0',
      reactions: { '👍': { normal: ['a', 'b'], super: [] } },
      bots: [],
    });
    const expected = new Map<string, number | undefined>([
      ['a', undefined],
      ['b', undefined],
    ]);
    for (const [day, each] of steps.entries()) {
      if (each.do === 'add') ballot.add({ ...each, kind: 'normal', bot: each.userId === 'bot', day });
      else if (each.do === 'remove') ballot.remove({ ...each, kind: 'normal' });
      else if (each.do === 'compare') {
        ballot.replace('👍', { normal: each.helpful, super: [] }, ['bot'], day);
        ballot.replace('👎', { normal: each.notHelpful, super: [] }, ['bot'], day);
      } else if (each.do === 'repost') ballot = Ballot.open(ballot.toEntry(), `${day}`, VOTING);
      else if (each.do === 'clear') ballot.clear();
      else ballot = Ballot.fromEntry(ballot.toEntry());
      const stands = ballot.voterIds();
      for (const user of HUMANS) {
        if (!stands.has(user)) expected.delete(user);
        else if (!expected.has(user)) expected.set(user, day);
      }
      const stored = Object.entries(ballot.toEntry().days ?? {}).flatMap(([known, ids]) =>
        ids.map((id) => [id, Number(known)] as const),
      );
      expect(Object.fromEntries(stored)).toEqual(
        Object.fromEntries([...expected].filter(([, known]) => known !== undefined)),
      );
    }
  });
  fc.assert(property, { numRuns: 500 });
});

test('A day begins at midnight UTC', () => {
  expect(dayOf(Date.UTC(1970, 0, 1))).toBe(0);
  expect(dayOf(Date.UTC(2026, 10, 27) - 1) + 1).toBe(dayOf(Date.UTC(2026, 10, 27)));
});
