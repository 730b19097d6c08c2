import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { GuildDirectory, OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { retryDelay, type Timing } from '../../timing.ts';

export interface SweeperOptions {
  /** The task for one guild; runs again later when it rejects. */
  readonly sweep: (guild: OpenGuild, signal: AbortSignal) => Promise<void>;
  readonly guilds: GuildDirectory;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

/** Runs a task for one guild after another, and repeats it for each guild until it succeeds. */
export class Sweeper {
  readonly #options: SweeperOptions;
  readonly #due = new Set<string>();
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: SweeperOptions) {
    this.#options = options;
  }

  /** Queues a guild. If its task is running already, it runs once more afterwards. */
  request(guildId: string): void {
    if (this.#stop.signal.aborted) return;
    this.#due.add(guildId);
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { sweep, guilds, log, clock, timing } = this.#options;
    const { signal } = this.#stop;
    let failures = 0;
    while (this.#due.size > 0 && !signal.aborted) {
      const failed: string[] = [];
      for (const guildId of this.#due) {
        if (signal.aborted) break;
        this.#due.delete(guildId);
        try {
          await guilds.use(guildId, (guild) => sweep(guild, signal));
        } catch (error) {
          log.warn({ err: error, guildId }, 'A task for a guild failed; trying again');
          failed.push(guildId);
        }
      }
      failures = failed.length > 0 ? failures + 1 : 0;
      if (failures > 0) await clock.wait(retryDelay(timing, failures - 1), signal);
      for (const guildId of failed) this.#due.add(guildId);
    }
    this.#running = undefined;
  }
}
