import { lastParent, sink, takeBest } from '../../reviews/best-first.ts';
import { Turn } from '../../storage/turn.ts';

/** How many steps pass between two looks at the clock: about a tenth of a millisecond. */
const LOOK_EVERY = 128;

/**
 * Yields the items in their order, after one look at all of them in several turns of the event loop. Whoever takes only some of
 * them, or slowly, does not wait for the others to be sorted.
 * @param isBefore of two items, no two of which are equal
 */
export async function sortInTurns<T>(
  items: Iterable<T>,
  isBefore: (a: T, b: T) => boolean,
): Promise<Generator<T>> {
  const turn = new Turn();
  let steps = 0;
  const isOver = () => {
    steps += 1;
    return steps % LOOK_EVERY === 0 && turn.isOver;
  };
  const heap: T[] = [];
  for (const item of items) {
    heap.push(item);
    if (isOver()) await turn.next();
  }
  for (let at = lastParent(heap); at >= 0; at--) {
    sink(heap, at, isBefore);
    if (isOver()) await turn.next();
  }
  return takeBest(heap, isBefore);
}
