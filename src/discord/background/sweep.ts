import type { Clock } from '../../clock.ts';
import type { Timing } from '../../timing.ts';
import type { GuildPresence } from '../connection/guild-presence.ts';

export interface SweepOptions {
  readonly presence: Pick<GuildPresence, 'onAvailable'>;
  readonly clock: Clock;
  readonly timing: Pick<Timing, 'sweepDelay' | 'sweepSpacing'>;
}

interface Available {
  readonly guildId: string;
  /** From when on it may be visited, by `Clock.monotonic`. */
  readonly from: number;
}

/**
 * Visits each guild that has become available, for what may have happened there meanwhile. No member waits for that, and all
 * guilds become available together, after a start: so it begins later, and visits one guild after the other. One wait does for
 * all of them: a signal looks through everybody who listens whenever somebody else does.
 */
export class Sweep {
  readonly #options: SweepOptions;
  readonly #signal: AbortSignal;
  readonly #visitors: ((guildId: string) => void)[] = [];
  /** Those that are not visited yet, and whether they are being visited. */
  readonly #waiting: Available[] = [];
  #isVisiting = false;

  /** @param signal once aborted, no more guilds are visited */
  constructor(options: SweepOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    const { presence, clock, timing } = options;
    presence.onAvailable((guildId) => {
      this.#waiting.push({ guildId, from: clock.monotonic() + timing.sweepDelay });
      if (!this.#isVisiting) void this.#visitInTurn();
    });
  }

  /** Calls the listener at each visit, which is one for all: together they load the guild once. */
  onVisit(visit: (guildId: string) => void): void {
    this.#visitors.push(visit);
  }

  async #visitInTurn(): Promise<void> {
    const { clock, timing } = this.#options;
    this.#isVisiting = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      await clock.wait(Math.max(0, next.from - clock.monotonic()) + timing.sweepSpacing, this.#signal);
      if (this.#signal.aborted) return;
      for (const visit of this.#visitors) visit(next.guildId);
    }
    this.#isVisiting = false;
  }
}
