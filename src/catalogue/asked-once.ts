import type { Clock } from '../clock.ts';

export interface AskedOnceOptions {
  readonly clock: Clock;
  /** How long an answer is kept, in milliseconds. */
  readonly keptFor: number;
  /** How many are kept: those that were asked for last. */
  readonly most: number;
}

interface Kept<Answer> {
  readonly answer: Promise<Answer>;
  /** By `Clock.monotonic`. */
  readonly since: number;
}

/** Asks each question once: whoever asks it at the same time, or soon after, gets the same answer. Failures are not kept. */
export class AskedOnce<Answer> {
  readonly #options: AskedOnceOptions;
  /** By question, those that were asked for last at the end. */
  readonly #kept = new Map<string, Kept<Answer>>();

  constructor(options: AskedOnceOptions) {
    this.#options = options;
  }

  ask(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const { clock, keptFor, most } = this.#options;
    const now = clock.monotonic();
    const last = this.#kept.get(question);
    const kept = last !== undefined && now - last.since < keptFor ? last : { answer: ask(), since: now };
    this.#kept.delete(question);
    this.#kept.set(question, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest);
    if (kept !== last) {
      kept.answer.catch(() => {
        if (this.#kept.get(question) === kept) this.#kept.delete(question);
      });
    }
    return kept.answer;
  }
}
