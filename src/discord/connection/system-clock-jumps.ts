/** Jumps smaller than this, in milliseconds, make nobody wait for long. */
const JUMP = 5_000;

/**
 * Notices when the system's clock is put forward or back. discord.js measures Discord's limits with that clock, so a limit
 * seems to last an hour after somebody has put the clock back by an hour.
 */
export class SystemClockJumps {
  #lead = lead();
  #count = 0;

  /** Whether the clock has jumped since the last look. */
  look(): boolean {
    const before = this.#lead;
    this.#lead = lead();
    const hasJumped = Math.abs(this.#lead - before) > JUMP;
    if (hasJumped) this.#count += 1;
    return hasJumped;
  }

  /** How many jumps were noticed. */
  get count(): number {
    return this.#count;
  }
}

/** How far the system's clock is ahead of the process's own time. */
const lead = (): number => Date.now() - performance.now();
