/** Long work in steps: whoever runs it may let others have their turn after each. */
export type Steps<T> = Generator<undefined, T>;

/** So many entries make a step, which takes about a millisecond at most. */
export const STEP = 1 << 14;
/** So many groups make a step, however few entries they have. */
const GROUPS = 1 << 12;

/** Runs all steps at once. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Ranges of `size` entries, the end of each excluded, one for each step. What is done with one is best a function of its own: the engine
 * makes those fast, but not the loops of a generator.
 */
export function* rangesOf(size: number): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < size; from += STEP) yield [from, Math.min(size, from + STEP)];
}

/** Ranges of groups, with as many entries as make a step, or one group. @param start where each group begins, and the last one ends */
export function* groupRangesOf(start: Int32Array): Generator<readonly [from: number, to: number]> {
  const groups = start.length - 1;
  for (let from = 0, to = 0; from < groups; from = to) {
    const most = (start[from] as number) + STEP;
    do to += 1;
    while (to < groups && to - from < GROUPS && (start[to + 1] as number) <= most);
    yield [from, to];
  }
}
