import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Address, decodeAddress, encodeAddress } from '../../../src/presentation/links/address.ts';
import { goButton, turnButton } from '../../../src/presentation/links/links.ts';
import { REVIEWER_SORTS } from '../../../src/reviews/helpfulness/reviewers.ts';
import { CURRENT_PERIODS } from '../../../src/reviews/period.ts';
import { SHOW_SORTS } from '../../../src/reviews/ranking/show-list.ts';
import { SHOW_KINDS } from '../../../src/reviews/shows/show.ts';

const id = fc.bigInt({ min: 10n ** 16n, max: 2n ** 64n - 1n }).map(String);
const showId = fc.stringMatching(/^[\w-]{16}$/);
const page = fc.integer({ min: 1, max: 99_999 });
const year = fc.integer({ min: 1900, max: 2099 });
const period = fc.oneof(fc.record({ year }), fc.record({ year, month: fc.integer({ min: 1, max: 12 }) }));
const years = fc.oneof(
  year.map((from) => ({ from, to: from })),
  year.map((one) => ({ from: one - (one % 10), to: one - (one % 10) + 9 })),
);
const filter = fc.record(
  { kind: fc.constantFrom(...SHOW_KINDS), years, period, by: id },
  { requiredKeys: [] },
);
const list = fc.record({ sort: fc.constantFrom(...SHOW_SORTS), filter });
const address: fc.Arbitrary<Address> = fc.oneof(
  fc.record({ card: fc.constant('top' as const), list, page }),
  fc.record({ card: fc.constant('show' as const), showId }),
  fc.record({ card: fc.constant('similar' as const), showId, page }),
  fc.record({ card: fc.constant('profile' as const), userId: id }),
  fc.record({ card: fc.constant('year' as const), userId: id, year }),
  fc.record({ card: fc.constant('compare' as const), userId: id, otherId: id }),
  fc.record(
    {
      card: fc.constant('reviewers' as const),
      sort: fc.constantFrom(...REVIEWER_SORTS),
      period: fc.constantFrom(...CURRENT_PERIODS),
      page,
    },
    { requiredKeys: ['card', 'sort', 'page'] },
  ),
  fc.record({ card: fc.constant('recent' as const), page }),
  fc.record({ card: fc.constant('recommend' as const), page }),
);

test('Every address of a card comes back from its text', () => {
  fc.assert(
    fc.property(address, (one) => {
      expect(decodeAddress(encodeAddress(one))).toEqual(one);
    }),
  );
});

test('What no card has written is no address, and reading it never fails', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[a-z](\.[\w-]{0,30}){0,8}$/));
  fc.assert(
    fc.property(text, (typed) => {
      const read = decodeAddress(typed);
      expect(read === undefined || encodeAddress(read) === typed).toBe(true);
    }),
  );
});

test.each(['NaN-NaN', 'Infinity', '1e+300', '5-9999', '2000-2001', '2003-2012', '0020', '0-0'])(
  'Shows of the years "%s" are no list that a card leads to',
  (years) => {
    expect(decodeAddress(`t.0.1..${years}`)).toBeUndefined();
  },
);

test('Every card can be opened from every other, and turned, within the length of a custom id', () => {
  fc.assert(
    fc.property(address, address, (here, to) => {
      expect(goButton({ here }, to, 'Open').custom_id).toMatch(/^go:/);
      expect(turnButton({ here, isPublic: true }, to, '2 of 4 ›').custom_id).toMatch(/^turn:/);
      expect(turnButton({ here, back: to }, to, '2 of 4 ›').custom_id).toMatch(/^turn:/);
    }),
  );
});
