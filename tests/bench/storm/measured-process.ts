import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Measured } from './measure.ts';

/** A process that is measured while it works. */
export class MeasuredProcess {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Starts a file; resolves when it is ready. */
  static async start(file: URL, ...args: string[]): Promise<MeasuredProcess> {
    const child = fork(file, args);
    await once(child, 'message');
    return new MeasuredProcess(child);
  }

  begin(): void {
    this.#child.send('begin');
  }

  /** What was measured since `begin`. */
  async measure(): Promise<Measured> {
    this.#child.send('measure');
    const [measured] = (await once(this.#child, 'message')) as [Measured];
    return measured;
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.send('stop');
    await exited;
  }
}
