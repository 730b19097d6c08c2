import { type Clock, SYSTEM_CLOCK } from '../../src/clock.ts';

/** What leaves the bot: a commit to the disk, or a request to Discord. */
export type Passage = 'commit' | 'request';

/** Where a life ends: before the so-and-so-many-th commit or request is carried out, or just after. */
export interface KillPoint {
  readonly kind: Passage;
  /** Counted from 1, from when it was set. */
  readonly number: number;
  readonly when: 'before' | 'after';
}

/** Thrown to a bot whose life is over, whatever it tries. */
export class LifeOverError extends Error {
  override readonly name = 'LifeOverError';
}

/** Waits longer than this are for something that comes once a day, in milliseconds. */
const LONGEST_REST = 60_000;

/**
 * One life of a bot, from its start to its end. Everything it sends passes here, so that it can end at any point as a
 * process does that is killed: nothing reaches the disk or Discord any more, and no answer comes back.
 */
export class Life {
  /** How much has passed since `countAnew`. */
  readonly passed: Record<Passage, number> = { commit: 0, request: 0 };
  /** Grows with everything the bot does: while it stays the same, the bot does nothing. */
  activity = 0;
  isOver = false;
  /** Whether the gateway has accepted the bot. */
  isConnected = false;
  #ends: KillPoint | undefined;
  /** What is passing, and waits that will end soon. */
  #underWay = 0;
  readonly #monotonic: () => number;
  readonly #now: () => number;
  readonly #changed: () => void;
  readonly #over = Promise.withResolvers<void>();

  /**
   * @param passed the time as it passes, at Discord, too
   * @param now the time by the bot's clock, which may be wrong
   * @param changed called whenever the bot may have come to rest
   */
  constructor(passed: () => number, now: () => number, changed: () => void) {
    this.#monotonic = passed;
    this.#now = now;
    this.#changed = changed;
  }

  /** Whether something is under way, or events cannot come. */
  get isBusy(): boolean {
    return this.#underWay > 0 || !this.isConnected;
  }

  /** Resolves once it is over. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** Counts from here, and ends the life at this point. */
  countAnew(ends?: KillPoint): void {
    this.passed.commit = 0;
    this.passed.request = 0;
    this.#ends = ends;
  }

  setConnected(isConnected: boolean): void {
    this.isConnected = isConnected;
    this.activity += 1;
    this.#changed();
  }

  end(): void {
    this.isOver = true;
    this.#over.resolve();
    this.#changed();
  }

  /** Carries out what the bot sends. Rejects with LifeOverError when the bot does not live to see the answer. */
  async pass<T>(kind: Passage, carryOut: () => Promise<T>): Promise<T> {
    this.#endIfDue(kind, ++this.passed[kind], 'before');
    if (this.isOver) throw new LifeOverError('The bot was killed');
    const number = this.passed[kind];
    const result = await this.track(carryOut());
    this.#endIfDue(kind, number, 'after');
    if (this.isOver) throw new LifeOverError('The bot was killed');
    return result;
  }

  /** The bot is busy until this settles. */
  async track<T>(work: Promise<T>): Promise<T> {
    this.#underWay += 1;
    this.activity += 1;
    try {
      return await work;
    } finally {
      this.#underWay -= 1;
      this.activity += 1;
      this.#changed();
    }
  }

  /** A clock for this life: whoever waits a short while is busy. */
  clock(): Clock {
    return {
      now: this.#now,
      monotonic: this.#monotonic,
      wait: (milliseconds, signal) => {
        const wait = SYSTEM_CLOCK.wait(milliseconds, signal);
        return milliseconds > LONGEST_REST ? wait : this.track(wait);
      },
    };
  }

  #endIfDue(kind: Passage, number: number, when: KillPoint['when']): void {
    const ends = this.#ends;
    if (ends?.kind === kind && ends.number === number && ends.when === when) this.end();
  }
}
