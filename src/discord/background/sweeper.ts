import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { GuildDirectory, OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { Timing } from '../../timing.ts';

export interface SweeperOptions {
  /** What is done for a guild; done again later when it rejects. */
  readonly sweep: (guild: OpenGuild, signal: AbortSignal) => Promise<void>;
  readonly guilds: GuildDirectory;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

/**
 * Sweeps guilds one after the other, each until it has succeeded: a new gateway session means that events were missed.
 */
export class Sweeper {
  readonly #options: SweeperOptions;
  readonly #due = new Set<string>();
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: SweeperOptions) {
    this.#options = options;
  }

  /** Asks for a guild to be swept. One that is being swept already is swept once more after. */
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
          log.warn({ err: error, guildId }, 'Missed votes were not counted; trying again');
          failed.push(guildId);
        }
      }
      failures = failed.length > 0 ? failures + 1 : 0;
      const delay = timing.retryDelays[Math.min(failures, timing.retryDelays.length) - 1];
      if (failures > 0) await clock.wait(delay ?? 0, signal);
      for (const guildId of failed) this.#due.add(guildId);
    }
    this.#running = undefined;
  }
}
