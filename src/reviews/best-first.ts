/**
 * Yields the items, the best first. It costs a few steps for each item that is taken, after one look at all of them (a heap):
 * nearly always the first few are enough.
 */
export function* bestFirst<T>(items: readonly T[], isBetter: (a: T, b: T) => boolean): Generator<T> {
  const heap = [...items];
  for (let at = lastParent(heap); at >= 0; at--) sink(heap, at, isBetter);
  yield* takeBest(heap, isBetter);
}

/** The last place of a heap from which an item may sink: all places up to this one, the last first, make a heap of a list. */
export const lastParent = (heap: readonly unknown[]): number => (heap.length >>> 1) - 1;

/** Lets the item at a place sink below those that are better. */
export function sink<T>(heap: T[], from: number, isBetter: (a: T, b: T) => boolean): void {
  const item = heap[from] as T;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBetter(heap[child + 1] as T, heap[child] as T)) child += 1;
    if (!isBetter(heap[child] as T, item)) break;
    heap[at] = heap[child] as T;
    at = child;
  }
  heap[at] = item;
}

/** Takes the items off a heap, the best first. */
export function* takeBest<T>(heap: T[], isBetter: (a: T, b: T) => boolean): Generator<T> {
  while (heap.length > 0) {
    const best = heap[0] as T;
    const last = heap.pop() as T;
    if (heap.length > 0) {
      heap[0] = last;
      sink(heap, 0, isBetter);
    }
    // After the heap is whole again: the caller may change what is compared.
    yield best;
  }
}
