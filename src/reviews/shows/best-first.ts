/**
 * Yields the items, the best first. It costs a few steps for each item that is taken, after one look at all of them (a heap):
 * nearly always the first few are enough.
 * @param isBetter whether the item at one place of the list is better than that at another
 */
export function* bestFirst<T>(
  items: readonly T[],
  isBetter: (a: number, b: number) => boolean,
): Generator<T> {
  const heap = Array.from(items.keys());
  const sink = (from: number) => {
    const item = heap[from] as number;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBetter(heap[child + 1] as number, heap[child] as number)) child += 1;
      if (!isBetter(heap[child] as number, item)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = item;
  };
  for (let at = (heap.length >>> 1) - 1; at >= 0; at--) sink(at);
  while (heap.length > 0) {
    yield items[heap[0] as number] as T;
    const last = heap.pop() as number;
    if (heap.length === 0) return;
    heap[0] = last;
    sink(0);
  }
}
