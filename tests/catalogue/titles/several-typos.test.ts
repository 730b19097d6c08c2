import { expect, test } from 'vitest';
import { mostTyposIn, typosBetween } from '../../../src/catalogue/titles/several-typos.ts';

test.each([
  ['attackontitan', 'attackontitan', { typos: 0, isBegun: false }],
  ['atackontitn', 'attackontitan', { typos: 2, isBegun: false }],
  ['attcakontiatn', 'attackontitan', { typos: 2, isBegun: false }],
  ['atackontitn', 'attackontitanthefinalseason', { typos: 2, isBegun: true }],
  ['attackontitanxx', 'attackontitan', { typos: 2, isBegun: false }],
  ['attackontitanxxx', 'attackontitan', undefined],
  ['betterworld', 'attackontitan', undefined],
])('%s against %s has %o', (typed, title, found) => {
  expect(typosBetween(typed, title, 2)).toEqual(found);
});

test('Short texts may have no more than one typing error, and endless ones none', () => {
  expect(['narutos', 'atackont', 'fullmetlalchmist', 'x'.repeat(6000)].map(mostTyposIn)).toEqual([
    0, 2, 3, 0,
  ]);
});
