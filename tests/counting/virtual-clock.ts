import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

const A_DAY = 24 * 60 * 60_000;
/** After so many turns of the event loop with something under way, each takes a millisecond. */
const BUSY_TURNS = 200;

interface Waiting {
  readonly at: number;
  readonly resolve: () => void;
}

/** A clock on which hours pass in no time: it goes on to the next time that something waits for. */
export class VirtualClock implements Clock {
  /** How far it is ahead of the time that passes, in milliseconds: somebody puts it forward or back. */
  ahead = 0;
  #now = Date.UTC(2026, 0, 1);
  readonly #waiting = new Set<Waiting>();
  readonly #isBusy: () => boolean;

  /** @param isBusy whether something needs more turns of the event loop before time may pass */
  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy;
  }

  now(): number {
    return this.#now + this.ahead;
  }

  monotonic(): number {
    return this.#now;
  }

  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return;
    const { promise, resolve: end } = Promise.withResolvers<void>();
    const resolve = () => end();
    const waiting = { at: this.#now + milliseconds, resolve };
    this.#waiting.add(waiting);
    signal?.addEventListener('abort', resolve, { once: true });
    await promise;
    signal?.removeEventListener('abort', resolve);
    this.#waiting.delete(waiting);
  }

  /** Advances the clock by this many milliseconds. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await this.#settle();
    for (let next = this.#next(); next !== undefined && next.at <= end; next = this.#next())
      await this.#jump(next);
    this.#now = end;
  }

  /** Advances the clock until nothing waits any more. Rejects when something still waits after a day. */
  async runOut(): Promise<void> {
    await this.#settle();
    const end = this.#now + A_DAY;
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      if (next.at > end) throw new Error('Something waits for ever');
      await this.#jump(next);
    }
  }

  #next(): Waiting | undefined {
    return [...this.#waiting].reduce<Waiting | undefined>(
      (first, one) => (first === undefined || one.at < first.at ? one : first),
      undefined,
    );
  }

  async #jump(waiting: Waiting): Promise<void> {
    this.#now = Math.max(this.#now, waiting.at);
    waiting.resolve();
    await this.#settle();
  }

  /** Runs everything that does not wait for the clock. */
  async #settle(): Promise<void> {
    let busy = 0;
    for (let turns = 0; turns < 4; turns += 1) {
      // What takes so long is a thread, which needs the processor.
      await (busy > BUSY_TURNS ? wait(1) : setImmediate());
      if (!this.#isBusy()) continue;
      busy += 1;
      turns = 0;
    }
  }
}
