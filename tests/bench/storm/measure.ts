import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a process says about itself. */
export interface Measured {
  /** How late the event loop was, in milliseconds: 99 of 100 turns were less, and the worst. */
  readonly delayP99: number;
  readonly delayMax: number;
  /** Processor time in milliseconds since it was asked to begin. */
  readonly processor: number;
  /** The most memory that the process has held so far, in MiB. */
  readonly memory: number;
}

/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 1;

/** Lets the parent process ask this one to begin, to say what it measured, and to stop. */
export function answerParent(stop: () => Promise<void>): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  let before = process.cpuUsage();
  process.on('message', (question) => {
    if (question === 'begin') {
      delay.reset();
      delay.enable();
      before = process.cpuUsage();
    } else if (question === 'measure') {
      const { user, system } = process.cpuUsage(before);
      process.send?.({
        delayP99: delay.percentile(99) / 1e6 - RESOLUTION,
        delayMax: delay.max / 1e6 - RESOLUTION,
        processor: (user + system) / 1000,
        memory: process.resourceUsage().maxRSS / 1024,
      } satisfies Measured);
    } else void stop().then(() => process.disconnect());
  });
  process.send?.('ready');
}
