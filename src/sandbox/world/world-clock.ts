/**
 * The sandbox's time. It is the machine's, or behind that while somebody makes up a past: then it only goes forward, in
 * leaps. A bot that shares it (it is one of Ovation's clocks) has what it waits for in time.
 */
export interface WorldClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since some moment, leaps included. */
  monotonic(): number;
  /** Resolves after so many milliseconds, in a leap too, or once the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** How many milliseconds it is behind the machine's. */
  behind(): number;
  /** Sets it back, before anybody has looked at it. */
  setBack(milliseconds: number): void;
  /** Leaps until it is only so many milliseconds behind the machine's clock. Never goes back. */
  catchUp(behind: number): void;
}

/** @param machine the machine's clock, in milliseconds since 1970 */
export function createWorldClock(machine: () => number): WorldClock {
  let behind = 0;
  let leapt = 0;
  const waiting = new Set<() => void>();
  const monotonic = () => performance.now() + leapt;

  return {
    now: () => machine() - behind,
    monotonic,
    async wait(milliseconds, signal) {
      const end = monotonic() + milliseconds;
      while (monotonic() < end && !signal?.aborted) await timerOrLeap(end - monotonic(), signal);
    },
    behind: () => behind,
    setBack(milliseconds) {
      behind = milliseconds;
    },
    catchUp(wanted) {
      const leap = behind - Math.max(0, wanted);
      if (leap <= 0) return;
      behind -= leap;
      leapt += leap;
      for (const wake of [...waiting]) wake();
    },
  };

  /** Resolves after so many milliseconds, at a leap, or once the signal is aborted. */
  function timerOrLeap(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(0, Math.min(milliseconds, longestTimer)));
      waiting.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }
}

/** Node's timers last 24.8 days at most. In milliseconds. */
const longestTimer = 24 * 24 * 3_600_000;
