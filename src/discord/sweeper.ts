import { setTimeout as wait } from 'node:timers/promises';
import type { GuildDirectory } from '../guilds/guild-directory.ts';
import type { Timing } from '../timing.ts';
import { type SweepServices, sweepGuild } from './sweep.ts';

export interface SweeperOptions extends SweepServices {
  readonly guilds: GuildDirectory;
  readonly timing: Timing;
}

/** Sweeps guilds one after the other, each until it has succeeded: a new gateway session means that events were missed. */
export class Sweeper {
  readonly #options: SweeperOptions;
  readonly #due = new Set<string>();
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: SweeperOptions) {
    this.#options = options;
  }

  /** Asks for guilds to be swept. One that is being swept already is swept once more after. */
  request(guildIds: Iterable<string>): void {
    for (const guildId of guildIds) this.#due.add(guildId);
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { guilds, log, timing } = this.#options;
    const { signal } = this.#stop;
    while (this.#due.size > 0 && !signal.aborted) {
      const failed: string[] = [];
      for (const guildId of this.#due) {
        this.#due.delete(guildId);
        try {
          await guilds.use(guildId, (guild) => sweepGuild(this.#options, guild, signal));
        } catch (error) {
          log.warn({ err: error, guildId }, 'Missed votes were not counted; trying again');
          failed.push(guildId);
        }
      }
      if (failed.length > 0) await wait(timing.retryDelays[0], undefined, { signal }).catch(() => undefined);
      for (const guildId of failed) this.#due.add(guildId);
    }
    this.#running = undefined;
  }
}
