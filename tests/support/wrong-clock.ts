import { onTestFinished, vi } from 'vitest';
import { MovableClock } from './movable-clock.ts';

/**
 * The machine's clock, which is wrong and which a test can put forward or back, for the bot, discord.js and the database.
 * Time passes as on any other, and Discord's is right.
 */
export class WrongClock extends MovableClock {
  /** How far it is ahead, in milliseconds. */
  ahead: number;
  readonly #start = Date.now() - this.monotonic();

  constructor(ahead = 0) {
    super();
    this.ahead = ahead;
    const date = vi.spyOn(Date, 'now').mockImplementation(() => this.now());
    onTestFinished(() => date.mockRestore());
  }

  override now(): number {
    return Math.round(this.discordTime() + this.ahead);
  }

  readonly discordTime = (): number => Math.round(this.#start + this.monotonic());
}
