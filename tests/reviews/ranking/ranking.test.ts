import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilsonLowerBound } from '../../../src/reviews/ranking/ranking.ts';

describe('wilsonLowerBound', () => {
  test.each([
    [1, 0, 0.2065],
    [10, 0, 0.7225],
    [80, 20, 0.7112],
    [1, 1, 0.0945],
  ])('of %i helpful and %i not helpful is %f', (helpful, notHelpful, bound) => {
    expect(wilsonLowerBound(helpful, notHelpful)).toBeCloseTo(bound, 4);
  });

  test('is exactly 0 without helpful votes', () => {
    expect(wilsonLowerBound(0, 0)).toBe(0);
    expect(wilsonLowerBound(0, 1000)).toBe(0);
  });

  test('stays below the share, grows with each helpful vote and falls with each not helpful one', () => {
    const votes = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(votes, votes, (helpful, notHelpful) => {
        const bound = wilsonLowerBound(helpful, notHelpful);
        expect(bound).toBeGreaterThan(0);
        expect(bound).toBeLessThan(helpful / (helpful + notHelpful));
        expect(wilsonLowerBound(helpful + 1, notHelpful)).toBeGreaterThan(bound);
        expect(wilsonLowerBound(helpful, notHelpful + 1)).toBeLessThan(bound);
      }),
    );
  });
});
