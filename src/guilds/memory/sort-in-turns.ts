import { Turn } from '../../storage/turn.ts';

/** How many steps pass between two looks at the clock: about a tenth of a millisecond. */
const LOOK_EVERY = 128;

/**
 * Sorts like `Array.prototype.toSorted`, in several turns of the event loop when there is much to sort.
 */
export async function sortInTurns<T>(items: Iterable<T>, compare: (a: T, b: T) => number): Promise<T[]> {
  const turn = new Turn();
  let steps = 0;
  const isOver = () => {
    steps += 1;
    return steps % LOOK_EVERY === 0 && turn.isOver;
  };
  let from: T[] = [];
  for (const item of items) {
    from.push(item);
    if (isOver()) await turn.next();
  }
  for (let width = 1; width < from.length; width *= 2) {
    const to: T[] = [];
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let [left, right] = [start, middle];
      while (left < middle || right < end) {
        const isLeft = right >= end || (left < middle && compare(from[left] as T, from[right] as T) <= 0);
        to.push(from[isLeft ? left++ : right++] as T);
        if (isOver()) await turn.next();
      }
    }
    from = to;
  }
  return from;
}
