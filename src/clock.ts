/** Tells the time, measures how much of it passes, and waits. */
export interface Clock {
  /** Milliseconds since the epoch: to compare with Discord, to store, and to show. It may be corrected at any moment. */
  now(): number;
  /** Milliseconds since some moment, which no correction changes: for spans, budgets and time-outs. */
  monotonic(): number;
  /** Resolves after this time, or at once when the signal is aborted. Never rejects. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A machine's clock, which may be wrong, jump, or be put right. */
export type SystemClock = Omit<Clock, 'monotonic'> & Partial<Pick<Clock, 'monotonic'>>;

/** Node's timers last 24.8 days at most, and longer ones end at once. In milliseconds. */
const LONGEST_TIMER = 24 * 24 * 60 * 60_000;

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  async wait(milliseconds, signal) {
    let left = milliseconds;
    do {
      await timer(Math.min(left, LONGEST_TIMER), signal);
      left -= LONGEST_TIMER;
    } while (left > 0 && !signal?.aborted);
  },
};

/** Ends at once when the signal is aborted. Node's own timer makes an error then, which takes longer than all the rest. */
function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timeout);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timeout = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
}

/**
 * Measures time with a clock. For one that cannot do that itself, time passes as it does for the process, and when that
 * clock is put forward, as if so much had passed.
 */
export function monotonicOf({ now, monotonic }: Pick<SystemClock, 'now' | 'monotonic'>): () => number {
  if (monotonic !== undefined) return monotonic;
  let passed = performance.now();
  let last = { now: now(), process: passed };
  return () => {
    const current = { now: now(), process: performance.now() };
    passed += Math.max(current.now - last.now, current.process - last.process);
    last = current;
    return passed;
  };
}

const HOUR = 60 * 60_000;

/** Does something now and every hour until the signal is aborted. @param work must not reject */
export async function everyHour(
  work: () => Promise<void>,
  clock: Pick<Clock, 'wait'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await work();
    await clock.wait(HOUR, signal);
  }
}
