import type { Clock } from '../../clock.ts';
import { timeToRetry, UserError } from '../../reviews/user-error.ts';
import type { Budget, Timing } from '../../timing.ts';

/** Whoever else asks for something is forgotten, beginning with those whose last request was longest ago. */
const MOST_KNOWN = 10_000;

/** How much somebody had used at a time of the monotonic clock. */
interface Used {
  readonly amount: number;
  /** Of a member: how much of their share of the guild's budget. */
  readonly ofShare: number;
  readonly at: number;
}

/**
 * How much expensive work each member and each guild may ask for: what they use comes back evenly, and what would be more than the
 * limit at once is refused with the time from which on it is not. So a guild leaves the machine to other guilds. In a guild that has
 * used its budget up, all who have asked lately have equal shares of it, and who has some of theirs left is not refused: a few
 * accounts that ask without end lock nobody out.
 */
export class WorkBudget {
  readonly #clock: Pick<Clock, 'now' | 'monotonic'>;
  readonly #limits: Timing['work'];
  readonly #used = new Map<string, Used>();

  constructor({
    clock,
    timing,
  }: {
    readonly clock: Pick<Clock, 'now' | 'monotonic'>;
    readonly timing: Pick<Timing, 'work'>;
  }) {
    this.#clock = clock;
    this.#limits = timing.work;
  }

  /**
   * Takes what something costs from the budgets of a member and their guild, or nothing of either. Throws UserError
   * `asked-too-much` or `server-asked-too-much`, with the time to try again.
   * @param cost in milliseconds of work, as `COSTS` has it
   */
  take(guildId: string, userId: string, cost: number): void {
    const at = this.#clock.monotonic();
    const { member, guild } = this.#limits;
    const key = `${guildId}:${userId}`;
    const [used, usedByAll] = [this.#used.get(key), this.#used.get(guildId)];
    const amount = left(used?.amount, used?.at, at, member) + cost;
    if (amount > member.limit)
      throw new UserError('asked-too-much', { time: this.#timeIn(untilWithin(amount, member)) });
    const ofAll = left(usedByAll?.amount, usedByAll?.at, at, guild) + cost;
    const isUsedUp = ofAll > guild.limit;
    const share = { ...guild, limit: guild.limit / (isUsedUp ? this.#sharing(guildId, key, at) : 1) };
    const ofShare = left(used?.ofShare, used?.at, at, share) + cost;
    if (isUsedUp && ofShare > share.limit) {
      const untilShare = cost > share.limit ? Infinity : untilWithin(ofShare, share);
      const milliseconds = Math.min(untilWithin(ofAll, guild), untilShare);
      throw new UserError('server-asked-too-much', { time: this.#timeIn(milliseconds) });
    }
    this.#keep(key, { amount, ofShare, at });
    this.#keep(guildId, { amount: ofAll, ofShare: 0, at });
  }

  /** How many members of a guild have asked for something lately, with this one. */
  #sharing(guildId: string, key: string, now: number): number {
    const { window } = this.#limits.guild;
    const asked = this.#used
      .entries()
      .filter(([each, { at }]) => each.startsWith(`${guildId}:`) && each !== key && now - at < window);
    return asked.reduce((count) => count + 1, 1);
  }

  #keep(key: string, used: Used): void {
    this.#used.delete(key);
    this.#used.set(key, used);
    const [oldest] = this.#used.keys();
    if (this.#used.size > MOST_KNOWN && oldest !== undefined) this.#used.delete(oldest);
  }

  #timeIn(milliseconds: number): string {
    return timeToRetry(this.#clock.now() + milliseconds);
  }
}

/** What is left now of an amount that was used. */
const left = (amount = 0, at = 0, now = 0, { limit, window }: Budget): number =>
  Math.max(0, amount - ((now - at) * limit) / window);

/** The milliseconds until an amount is no more than the limit. */
const untilWithin = (amount: number, { limit, window }: Budget): number =>
  ((amount - limit) * window) / limit;
