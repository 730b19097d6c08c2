import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatProgress, parseProgress } from '../../src/reviews/progress.ts';

test.each([
  ['completed', { status: 'completed' }],
  ['Completed, 12 of 12 episodes', { status: 'completed', seen: 12, total: 12 }],
  ['watching 5 of 12', { status: 'watching', seen: 5, total: 12 }],
  ['Dropped at episode 3', { status: 'dropped', seen: 3 }],
  ['5/12', { seen: 5, total: 12 }],
  ['７ of １０', { seen: 7, total: 10 }],
  ['  ', undefined],
])('"%s" is understood', (typed, progress) => {
  expect(parseProgress(typed)).toEqual(progress);
});

test.each(['soon', '13 of 12', 'watching a lot', '5 of many', '100000', 'constructor', '---x'])(
  '"%s" is unclear',
  (typed) => {
    expect(parseProgress(typed)).toBe('unclear');
  },
);

test('Formatted progress is parsed back unchanged', () => {
  const progress = fc
    .record(
      {
        status: fc.constantFrom('watching' as const, 'completed' as const, 'dropped' as const),
        seen: fc.nat(9999),
        more: fc.nat(20),
      },
      { requiredKeys: [] },
    )
    .map(({ status, seen, more }) => ({
      ...(status !== undefined && { status }),
      ...(seen !== undefined && { seen }),
      ...(seen !== undefined && more !== undefined && { total: Math.min(9999, seen + more) }),
    }))
    .filter((one) => Object.keys(one).length > 0);
  fc.assert(
    fc.property(progress, (one) => {
      expect(parseProgress(formatProgress(one))).toEqual(one);
    }),
  );
});
