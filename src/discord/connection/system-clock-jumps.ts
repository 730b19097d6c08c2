/** Smaller jumps, in milliseconds, make nobody wait long. */
const JUMP = 5_000;

/**
 * Notices when the system's clock is put forward or back. discord.js measures Discord's limits with it: after it was put
 * back an hour, a limit that is reached seems to last an hour.
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
