import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Measured, Weighed } from './answer-parent.ts';

/** As `npm start` runs it, and with a way to collect garbage. */
export const AS_STARTED = [
  '--expose-gc',
  '--max-semi-space-size=4',
  '--heap-growing-percent=50',
  '--require',
  fileURLToPath(new URL('../../../src/require-node-24.cjs', import.meta.url)),
];

/** The bots that are measured. */
export const BOTS = {
  ovation: new URL('./ovation-process.ts', import.meta.url),
  bare: new URL('./bare-process.ts', import.meta.url),
};

/** A process that uses less than so many milliseconds of the processor in so many is quiet. */
const QUIET = { processor: 15, within: 300 };

/** The sweep begins two seconds after the bot is ready, and the lists of shows are looked at after five. Milliseconds. */
const AFTER_START = 5_500;

/** A process that is measured while it works. */
export class MeasuredProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<never>;
  /** Resolves when it is ready. Rejects when it ends before. */
  readonly ready: Promise<void>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`The measured process has ended with ${code ?? signal}`);
    });
    this.ready = Promise.race([once(child, 'message').then(() => {}), this.#ended]);
    // Whoever asks it for something then hears of it.
    this.#ended.catch(() => {});
    this.ready.catch(() => {});
  }

  /** Starts a file; resolves when it is ready. */
  static async start(file: URL, ...args: string[]): Promise<MeasuredProcess> {
    const started = MeasuredProcess.begin(file, ...args);
    await started.ready;
    return started;
  }

  /** Starts a file, without waiting for it. */
  static begin(file: URL, ...args: string[]): MeasuredProcess {
    return new MeasuredProcess(fork(file, args, { execArgv: AS_STARTED }));
  }

  /** The number by which the machine knows it. */
  get pid(): number {
    return this.#child.pid ?? Number.NaN;
  }

  /** Whether it no longer runs, by its own or anybody's will. */
  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  begin(): void {
    this.tell('begin');
  }

  /** Looks at the event loop no more, which takes more of the processor than a bot that has nothing to do. */
  watchNoDelay(): void {
    this.tell('watchNoDelay');
  }

  /** Tells it something that it does not answer. */
  tell(order: string): void {
    this.#child.send(order);
  }

  /** What was measured since `begin`, or since its start. */
  measure(): Promise<Measured> {
    return this.#ask('measure');
  }

  /** What it holds after the garbage is gone. */
  weigh(): Promise<Weighed> {
    return this.#ask('weigh');
  }

  /**
   * Resolves once it has nothing more to do than to wait.
   * @param atMost milliseconds after which it resolves anyway
   */
  async untilQuiet(atMost = Number.POSITIVE_INFINITY): Promise<void> {
    const began = performance.now();
    for (let { processor } = await this.measure(); performance.now() - began < atMost; ) {
      await wait(QUIET.within);
      const now = await this.measure();
      if (now.processor - processor < QUIET.processor) return;
      processor = now.processor;
    }
  }

  /**
   * Resolves once it has done what Ovation does by itself after its start.
   * @param atMost milliseconds after which it resolves anyway
   */
  async untilStarted(atMost: number): Promise<void> {
    await wait(Math.min(AFTER_START, atMost));
    await this.untilQuiet(atMost - AFTER_START);
  }

  async stop(): Promise<void> {
    await this.ready;
    if (this.hasEnded) return;
    const exited = once(this.#child, 'exit');
    this.#child.send('stop');
    await exited;
  }

  async #ask<Answer>(question: string): Promise<Answer> {
    await this.ready;
    if (!this.#child.connected) await this.#ended;
    this.#child.send(question);
    const [answer] = await Promise.race([once(this.#child, 'message'), this.#ended]);
    return answer as Answer;
  }
}
