import type { Clock } from '../../clock.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Timing } from '../../timing.ts';

/** Whoever else asks for something is forgotten, beginning with those whose last request was longest ago. */
const MOST_KNOWN = 10_000;

/** How much somebody had used at a time of the monotonic clock. */
interface Used {
  readonly amount: number;
  readonly at: number;
}

/**
 * How much expensive work each member and each guild may ask for: what they use comes back evenly, and what would be more than the
 * limit at once is refused with the time from which on it is not. So a member who asks without end leaves the guild's budget to the
 * others, and a guild leaves the machine to other guilds.
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
    const now = this.#clock.monotonic();
    const member = {
      key: `${guildId}:${userId}`,
      budget: this.#limits.member,
      code: 'asked-too-much',
    } as const;
    const guild = { key: guildId, budget: this.#limits.guild, code: 'server-asked-too-much' } as const;
    const taken = [member, guild].map(({ key, budget: { limit, window }, code }) => {
      const amount = this.#amount(key, limit / window, now) + cost;
      if (amount > limit)
        throw new UserError(code, { time: this.#timeIn(((amount - limit) * window) / limit) });
      return [key, { amount, at: now }] as const;
    });
    for (const [key, used] of taken) this.#keep(key, used);
  }

  #amount(key: string, perMillisecond: number, now: number): number {
    const { amount, at } = this.#used.get(key) ?? { amount: 0, at: now };
    return Math.max(0, amount - (now - at) * perMillisecond);
  }

  #keep(key: string, used: Used): void {
    this.#used.delete(key);
    this.#used.set(key, used);
    const [oldest] = this.#used.keys();
    if (this.#used.size > MOST_KNOWN && oldest !== undefined) this.#used.delete(oldest);
  }

  /** In Discord's Markdown, and never too early: Discord shows whole seconds. */
  #timeIn(milliseconds: number): string {
    return `<t:${Math.ceil((this.#clock.now() + milliseconds) / 1000)}:R>`;
  }
}
