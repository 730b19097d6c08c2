import type { Clock } from '../../clock.ts';
import { timeToRetry, UserError } from '../../reviews/user-error.ts';

/** How often members erase themselves in a guild within a day. */
const MOST_ERASURES = 3;
const DAY = 24 * 60 * 60 * 1000;
/** Whoever else has erased themselves is forgotten, beginning with those who did so longest ago. */
const MOST_KNOWN = 10_000;

/**
 * Keeps members from erasing themselves again and again: whoever is erased is as good as new, and may do all once more that is limited
 * in an hour, in a day or for ever. Nothing of it is on disk, where nothing tells who was erased.
 */
export class ErasureLimit {
  readonly #clock: Pick<Clock, 'now' | 'monotonic'>;
  /** When, by the monotonic clock, the latest last. */
  readonly #begun = new Map<string, readonly number[]>();

  constructor(clock: Pick<Clock, 'now' | 'monotonic'>) {
    this.#clock = clock;
  }

  /** Throws UserError `too-many-erasures`, with the time of the next one, for who has erased themselves too often. */
  check(guildId: string, userId: string): void {
    const now = this.#clock.monotonic();
    const oldest = this.#lately(guildId, userId, now).at(-MOST_ERASURES);
    if (oldest === undefined) return;
    const time = timeToRetry(this.#clock.now() + oldest + DAY - now);
    throw new UserError('too-many-erasures', { count: MOST_ERASURES, time });
  }

  /** Counts an erasure that has begun. */
  count(guildId: string, userId: string): void {
    const now = this.#clock.monotonic();
    const begun = [...this.#lately(guildId, userId, now), now].slice(-MOST_ERASURES);
    this.#begun.delete(keyOf(guildId, userId));
    this.#begun.set(keyOf(guildId, userId), begun);
    const [first] = this.#begun.keys();
    if (this.#begun.size > MOST_KNOWN && first !== undefined) this.#begun.delete(first);
  }

  #lately(guildId: string, userId: string, now: number): readonly number[] {
    return (this.#begun.get(keyOf(guildId, userId)) ?? []).filter((at) => at > now - DAY);
  }
}

const keyOf = (guildId: string, userId: string): string => `${guildId}:${userId}`;
