import { setImmediate } from 'node:timers/promises';

/** How long one turn of the event loop may take, in milliseconds, so that other answers don't wait longer than that. */
const TURN = 5;
/** How many comparisons pass between two looks at the clock: about a tenth of a millisecond. */
const LOOK_EVERY = 128;

/**
 * Sorts like `Array.prototype.toSorted`, in several turns of the event loop when there is much to sort.
 */
export async function sortInTurns<T>(items: Iterable<T>, compare: (a: T, b: T) => number): Promise<T[]> {
  let from = [...items];
  let turnEnds = performance.now() + TURN;
  let steps = 0;
  for (let width = 1; width < from.length; width *= 2) {
    const to: T[] = [];
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let [left, right] = [start, middle];
      while (left < middle || right < end) {
        const isLeft = right >= end || (left < middle && compare(from[left] as T, from[right] as T) <= 0);
        to.push(from[isLeft ? left++ : right++] as T);
        steps += 1;
        if (steps % LOOK_EVERY !== 0 || performance.now() < turnEnds) continue;
        await setImmediate();
        turnEnds = performance.now() + TURN;
      }
    }
    from = to;
  }
  return from;
}
