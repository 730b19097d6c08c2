import { Worker } from 'node:worker_threads';
import type { Clock } from '../../clock.ts';
import type { Drawing } from '../../presentation/pictures/drawing.ts';
import type { DrawingResult } from './drawing-worker.ts';

/** The thread keeps nothing for long: with less room for what is new it takes less memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };
/** No font of the machine is used, so that pictures are the same everywhere. The thread needs nothing else from outside. */
const env = { DISABLE_SYSTEM_FONTS_LOAD: '1' };

/** More pictures than this don't wait: whoever asks for so many at once has their texts. */
const MOST_WAITING = 100;
/** From its turn on a picture takes tens of milliseconds, the first one half a second; in milliseconds. */
const DRAWN_WITHIN = 15_000;
/** How long no new thread begins after one has ended by itself, in milliseconds. */
const PAUSE = 60_000;

interface Waiting {
  resolve(png: Uint8Array | undefined): void;
  reject(error: unknown): void;
  /** Aborted once it is drawn. */
  readonly drawn: AbortController;
}

/** Draws pictures in a thread of its own, which begins with the first one and doesn't keep the process alive. */
export class DrawingThread {
  readonly #clock: Clock;
  /** Begins a thread. */
  readonly #begin: () => Worker;
  #worker: Worker | undefined;
  /** When the last thread ended by itself, by the clock's `monotonic`. */
  #endedAt = Number.NEGATIVE_INFINITY;
  #isStopped = false;
  /** What the thread was asked for, in the order in which it answers. */
  readonly #waiting: Waiting[] = [];

  constructor(clock: Clock, begin = beginThread) {
    this.#clock = clock;
    this.#begin = begin;
  }

  /** Resolves to the picture's PNG, or to undefined once this has stopped. Rejects when it can't be drawn, or not now. */
  draw(drawing: Drawing): Promise<Uint8Array | undefined> {
    if (this.#isStopped) return Promise.resolve(undefined);
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(new Error('Too many pictures wait'));
    if (this.#worker === undefined && this.#clock.monotonic() - this.#endedAt < PAUSE)
      return Promise.reject(
        new Error('The thread that draws has ended; the next one begins within a minute'),
      );
    try {
      this.#worker ??= this.#follow(this.#begin());
    } catch (error) {
      // The machine has no room for a thread.
      this.#endedAt = this.#clock.monotonic();
      return Promise.reject(error);
    }
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array | undefined>();
    this.#waiting.push({ resolve, reject, drawn: new AbortController() });
    if (this.#waiting.length === 1) this.#limit(this.#worker);
    this.#worker.postMessage(drawing);
    return promise;
  }

  /** Ends the thread unless it draws in time what comes next. */
  #limit(worker: Worker): void {
    const [next] = this.#waiting;
    if (next === undefined) return;
    const { signal } = next.drawn;
    void this.#clock.wait(DRAWN_WITHIN, signal).then(() => {
      if (!signal.aborted) void this.#end(worker, new Error('A picture took too long'));
    });
  }

  /** Resolves once the thread has ended. What is not drawn yet isn't drawn any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { resolve, drawn } of this.#waiting.splice(0)) {
      drawn.abort('stopped');
      resolve(undefined);
    }
    await this.#worker?.terminate();
  }

  #follow(worker: Worker): Worker {
    worker.unref();
    worker.on('message', (result: DrawingResult) => {
      const waiting = this.#waiting.shift();
      waiting?.drawn.abort('drawn');
      this.#limit(worker);
      if ('png' in result) waiting?.resolve(result.png);
      else waiting?.reject(result.problem);
    });
    worker.on('error', (error) => void this.#end(worker, error as Error));
    worker.on('exit', () => void this.#end(worker, new Error('The thread that draws has ended')));
    return worker;
  }

  async #end(worker: Worker, reason: Error): Promise<void> {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#endedAt = this.#clock.monotonic();
    for (const { reject, drawn } of this.#waiting.splice(0)) {
      drawn.abort('ended');
      reject(reason);
    }
    await worker.terminate();
  }
}

const beginThread = (): Worker =>
  new Worker(new URL('./drawing-worker.ts', import.meta.url), { env, resourceLimits });
