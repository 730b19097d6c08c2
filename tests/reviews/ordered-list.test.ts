import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderedList } from '../../src/reviews/ordered-list.ts';

const byNumber = (a: number, b: number) => a - b;

test('After any additions and removals, also of many, it is what a sorted array is', () => {
  const bulk = fc.record({
    from: fc.integer({ min: 0, max: 3000 }),
    length: fc.integer({ min: 1, max: 900 }),
  });
  const steps = fc.array(fc.tuple(bulk, fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(steps, fc.integer({ min: -1, max: 4000 }), (some, wanted) => {
      const list = new OrderedList<number>(byNumber);
      const model = new Set<number>();
      for (const [{ from, length }, isAdded] of some)
        for (let at = 0; at < length; at++) {
          // Not in order, so that stretches are cut in their middle.
          const number = from + ((at * 7) % length);
          if (isAdded && !model.has(number)) list.add(number);
          if (!isAdded) expect(list.remove(number)).toBe(model.has(number));
          if (isAdded) model.add(number);
          else model.delete(number);
        }
      const sorted = [...model].sort(byNumber);
      expect(list.size).toBe(sorted.length);
      expect([...list.from(0)]).toEqual(sorted);
      const before = sorted.filter((number) => number < wanted).length;
      expect(list.positionOf(wanted)).toBe(before);
      expect(list.at(before)).toBe(sorted[before]);
      expect([...list.from(before)]).toEqual(sorted.slice(before));
    }),
    { numRuns: 40 },
  );
});
