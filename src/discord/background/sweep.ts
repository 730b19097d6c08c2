import type { Clock } from '../../clock.ts';
import type { Timing } from '../../timing.ts';
import type { GuildPresence } from '../connection/guild-presence.ts';
import { Pace } from './pace.ts';

export interface SweepOptions {
  readonly presence: Pick<GuildPresence, 'onAvailable'>;
  readonly clock: Clock;
  readonly timing: Pick<Timing, 'sweepDelay' | 'sweepSpacing'>;
}

/**
 * Visits each guild that has become available, for what may have happened there meanwhile. No member waits for that, and all
 * guilds become available together, after a start: so it begins later, and visits one guild after the other.
 */
export class Sweep {
  readonly #visitors: ((guildId: string) => void)[] = [];

  /** @param signal once aborted, no more guilds are visited */
  constructor({ presence, clock, timing }: SweepOptions, signal: AbortSignal) {
    const pace = new Pace(clock, timing.sweepSpacing);
    presence.onAvailable(async (guildId) => {
      await clock.wait(timing.sweepDelay, signal);
      await pace.turn(signal);
      if (!signal.aborted) for (const visit of this.#visitors) visit(guildId);
    });
  }

  /** Calls the listener at each visit, which is one for all: together they load the guild once. */
  onVisit(visit: (guildId: string) => void): void {
    this.#visitors.push(visit);
  }
}
