import type { Worker } from 'node:worker_threads';
import { READING } from '../../src/exchange/reading/read-files.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** For how many turns of the event loop nothing may happen before the bot counts as done. */
const QUIET_TURNS = 10;

/** Tells whether the bot has something to do that does not wait for the clock. */
export class Activity {
  #underWay = 0;
  #quietTurns = 0;

  /** Follows a sandbox's requests and events; before that, nothing happens. */
  follow({ server, world }: Sandbox): void {
    server.on('request', (_, response) => {
      this.#underWay += 1;
      response.on('close', this.#end);
    });
    process.on('worker', this.#followThread);
    world.on('dispatch', () => {
      this.#quietTurns = 0;
    });
  }

  /** Follows no more threads. */
  stop(): void {
    process.off('worker', this.#followThread);
  }

  /** A thread that reads files ends when it has; others go on. */
  readonly #followThread = (thread: Worker): void => {
    if (thread.threadName !== READING) return;
    this.#underWay += 1;
    thread.on('exit', this.#end);
  };

  readonly #end = (): void => {
    this.#underWay -= 1;
    this.#quietTurns = 0;
  };

  /** To be asked once in each turn of the event loop. */
  readonly isBusy = (): boolean => {
    if (this.#underWay > 0) this.#quietTurns = 0;
    this.#quietTurns += 1;
    return this.#quietTurns <= QUIET_TURNS;
  };
}
