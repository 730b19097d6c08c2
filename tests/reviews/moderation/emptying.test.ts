import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmptying, lossesAround } from '../../../src/reviews/moderation/emptying.ts';

const MINUTE = 60_000;

describe('A channel', () => {
  test.each([
    [1, 0, false, 'whose only review is deleted'],
    [1, 39, false, 'of which one review is deleted'],
    [3, 37, false, 'of which three of forty are deleted'],
    [5, 35, false, 'of which five of forty are deleted'],
    [2, 0, true, 'of which both reviews are deleted'],
    [3, 0, true, 'of which all three reviews are deleted'],
    [2, 1, false, 'of which two of three are deleted'],
    [3, 3, true, 'of which half is deleted'],
    [6, 34, true, 'of which six of forty are deleted'],
    [1000, 0, true, 'of which a thousand are deleted'],
  ])('%i gone, %i left: emptied is %s (%4$s)', (gone, left, emptied) => {
    expect(isEmptying(gone, left)).toBe(emptied);
  });
});

describe('Losses belong together', () => {
  test('while each follows another within ten minutes', () => {
    const losses = [0, 9, 18, 27, 38, 60].map((minute) => ({ at: minute * MINUTE }));
    const minutes = (at: number) => lossesAround(losses, at * MINUTE).map((loss) => loss.at / MINUTE);
    expect(minutes(18)).toEqual([0, 9, 18, 27]);
    expect(minutes(0)).toEqual([0, 9, 18, 27]);
    expect(minutes(38)).toEqual([38]);
    expect(minutes(50)).toEqual([60]);
    expect(minutes(49)).toEqual([]);
  });

  test('whichever of them one asks about', () => {
    const times = fc.array(fc.nat(2 * 60 * MINUTE), { minLength: 1 });
    fc.assert(
      fc.property(times, (all) => {
        const losses = all.map((at) => ({ at }));
        for (const { at } of losses) {
          const together = lossesAround(losses, at);
          expect(together.map((loss) => loss.at)).toContain(at);
          for (const other of together) expect(lossesAround(losses, other.at)).toEqual(together);
        }
      }),
    );
  });
});
