import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a process says about itself. */
export interface Measured {
  /** How late the event loop was, in milliseconds: 99 of 100 turns were less, and the worst. */
  readonly delayP99: number;
  readonly delayMax: number;
  /** Processor time in milliseconds, of all threads, since it was asked to begin. */
  readonly processor: number;
  /** The most memory that the process has held so far, in MiB. */
  readonly memory: number;
  /** All memory that it has now (RSS), in bytes, with the garbage that is in it. */
  readonly resident: number;
}

/** What a process holds after the garbage is gone, in bytes. */
export interface Weighed {
  /** All of its memory. */
  readonly resident: number;
  /** Objects, and what lies outside of JavaScript's heap for them. */
  readonly heap: number;
}

/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 1;

/**
 * Starts what is measured, tells the parent process when it is ready, and lets the parent ask this one to begin again, to
 * say what it measured, and to stop.
 * @param start resolves, when it is ready, to what stops it
 */
export async function answerParent(start: () => Promise<() => Promise<void>>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  let before = process.cpuUsage();
  const answers: Readonly<Record<string, () => object | undefined>> = {
    begin() {
      delay.reset();
      before = process.cpuUsage();
      return undefined;
    },
    watchNoDelay() {
      delay.disable();
      return undefined;
    },
    measure() {
      const { user, system } = process.cpuUsage(before);
      return {
        delayP99: delay.percentile(99) / 1e6 - RESOLUTION,
        delayMax: delay.max / 1e6 - RESOLUTION,
        processor: (user + system) / 1000,
        memory: process.resourceUsage().maxRSS / 1024,
        resident: process.memoryUsage.rss(),
      } satisfies Measured;
    },
    weigh() {
      globalThis.gc?.();
      const { rss, heapUsed, external } = process.memoryUsage();
      return { resident: rss, heap: heapUsed + external } satisfies Weighed;
    },
  };
  process.on('message', (question: string) => {
    const answer = answers[question]?.();
    if (answer !== undefined) process.send?.(answer);
  });
  // The parent has ended, perhaps by an error.
  process.on('disconnect', () => process.exit());
  delay.enable();
  const stop = await start();
  process.on('message', (question) => {
    if (question === 'stop') void stop().then(() => process.disconnect());
  });
  process.send?.('ready');
}
