import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { Shards } from '../../../src/storage/backend.ts';
import { type BotProcess, startProcess } from '../kills/bot-process.ts';

/** A process that runs some of the shards, and is started again after it was killed. */
export class ShardProcess {
  readonly ids: readonly number[];
  readonly #start: () => BotProcess;
  #bot: BotProcess;
  #isAway = false;

  /** Starts it. @param logged gets what it logs */
  constructor(sandbox: Sandbox, databaseUrl: string, { ids, count }: Shards, logged: string[]) {
    this.ids = ids;
    this.#start = () => startProcess(sandbox, databaseUrl, logged, { count, own: ids });
    this.#bot = this.#start();
  }

  /** Resolves once it works; rejects when it ends by itself before. */
  get works(): Promise<void> {
    return this.#bot.works;
  }

  /** Aborted when it is killed; undefined when it is, until it works again. */
  get killed(): AbortSignal | undefined {
    return this.#isAway ? undefined : this.#bot.killed;
  }

  /** Kills it at once. Resolves once it is gone; rejects when it had ended by itself. */
  async kill(): Promise<void> {
    this.#isAway = true;
    await this.#bot.kill();
  }

  /** Starts it again. Resolves once it works. */
  async restart(): Promise<void> {
    this.#bot = this.#start();
    await this.#bot.works;
    this.#isAway = false;
  }

  /** Ends it, if it runs. Rejects when it had ended by itself. */
  async close(): Promise<void> {
    if (!this.#isAway) await this.#bot.kill();
  }
}
