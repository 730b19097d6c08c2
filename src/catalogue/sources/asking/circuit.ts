import type { SourceTrouble } from '../source.ts';

/** So many failures in a row are no accident. */
const MOST_FAILURES = 3;

/** How long a source is left alone, in milliseconds. The first two double each time. */
const REST_AFTER_FAILURES = 30_000;
const REST_WHEN_LIMITED = 5_000;
const LONGEST_REST = 10 * 60_000;
/** A key that is not taken, or AniList's "temporarily disabled", which lasts for hours. */
const REST_WHEN_REFUSED = 60 * 60_000;
/** What a source asks for with `Retry-After` is believed up to here. */
const LONGEST_ASKED = 60 * 60_000;

export interface Rest {
  readonly trouble: SourceTrouble;
  readonly until: number;
}

/**
 * Decides when a source is left alone: as long as it asks for, or longer each time after failures in a row. Afterwards one request
 * tries whether it is well again. Times are in milliseconds, by `Clock.monotonic`.
 */
export class Circuit {
  #failures = 0;
  #rest: Rest | undefined;

  /** The rest that has not ended. */
  restAt(now: number): Rest | undefined {
    return this.#rest !== undefined && this.#rest.until > now ? this.#rest : undefined;
  }

  /** Whether its last answer was a failure: then one request at a time is enough. */
  get isDoubted(): boolean {
    return this.#failures > 0;
  }

  /** Whether it was left alone, and has not answered since. */
  get isBroken(): boolean {
    return this.#rest !== undefined;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#rest = undefined;
  }

  /**
   * @param asked how long the source asks to be left alone, when it says so
   * @returns for how long it is left alone, when this failure makes it so
   */
  failed(trouble: SourceTrouble, now: number, asked?: number): number | undefined {
    this.#failures += 1;
    const span = this.#spanOf(trouble, asked);
    if (span === undefined) return undefined;
    this.#rest = { trouble, until: Math.max(now + span, this.#rest?.until ?? 0) };
    return span;
  }

  #spanOf(trouble: SourceTrouble, asked: number | undefined): number | undefined {
    if (asked !== undefined) return Math.min(Math.max(asked, 1_000), LONGEST_ASKED);
    if (trouble === 'refused') return REST_WHEN_REFUSED;
    const longer = (rest: number, times: number) => Math.min(rest * 2 ** (times - 1), LONGEST_REST);
    if (trouble === 'limited') return longer(REST_WHEN_LIMITED, this.#failures);
    if (this.#failures < MOST_FAILURES) return undefined;
    return longer(REST_AFTER_FAILURES, this.#failures - MOST_FAILURES + 1);
  }
}
