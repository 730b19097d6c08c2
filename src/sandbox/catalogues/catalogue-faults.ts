import { setTimeout } from 'node:timers/promises';

/**
 * What a source answers instead: nothing, since the connection breaks (`down`); its own 500 (`error`), 429 (`limited`) or 403
 * (`disabled`, as AniList does for days); a page of HTML with status 200 (`html`) or 503 (`guard`); the right answer cut in half
 * (`half`), with ten megabytes of white space behind it (`huge`), or with ids as texts (`text-ids`); or `null`.
 */
export type CatalogueFault =
  | 'down'
  | 'error'
  | 'limited'
  | 'disabled'
  | 'html'
  | 'guard'
  | 'half'
  | 'huge'
  | 'text-ids'
  | 'null';

/** Makes one of the sources slow, wrong or unreachable, for tests. */
export interface CatalogueFaults {
  /** @param times how many requests meet it; all that come before `clear` when left out */
  set(fault: CatalogueFault, times?: number): void;
  /** Lets each answer come so many milliseconds later; those of an infinite number wait for `clear`. */
  delay(milliseconds: number): void;
  /** Ends all faults, and sends what waits. */
  clear(): void;
}

/** The faults as a source's server asks for them. */
export interface PlannedCatalogueFaults extends CatalogueFaults {
  take(): CatalogueFault | undefined;
  /** Resolves once the delay of a request is over. */
  delayed(): Promise<void>;
}

/** Longer than any test. In milliseconds. */
const FOR_EVER = 2 ** 31 - 1;

export function createCatalogueFaults(): PlannedCatalogueFaults {
  let planned: { fault: CatalogueFault; left: number }[] = [];
  let delay = 0;
  let cleared = new AbortController();
  return {
    set: (fault, times = Infinity) => void planned.push({ fault, left: times }),
    delay(milliseconds) {
      delay = Math.min(milliseconds, FOR_EVER);
    },
    clear() {
      planned = [];
      delay = 0;
      cleared.abort();
      cleared = new AbortController();
    },
    take() {
      const [first] = planned;
      if (first === undefined) return undefined;
      first.left--;
      if (first.left <= 0) planned.shift();
      return first.fault;
    },
    async delayed() {
      // Rejects when it is cleared before.
      if (delay > 0)
        await setTimeout(delay, undefined, { signal: cleared.signal, ref: false }).catch(() => {});
    },
  };
}
