import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { GuildDirectory, OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { Job } from '../../storage/entries/entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { Timing } from '../../timing.ts';

export interface GuildJobOptions {
  readonly jobs: Collection<Job>;
  readonly guilds: GuildDirectory;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

/** How far work is. */
export interface JobProgress {
  readonly done: number;
  readonly total: number;
  /** False when nothing is left to do. */
  readonly running: boolean;
}

/** Discord takes edits of an answer for 15 minutes. */
const UPDATES_ACCEPTED_FOR = 14 * 60_000;

/** Long work in a guild that a manager asked for, noted as a job, so that it goes on after a restart. */
export abstract class GuildJob<Reported extends JobProgress> {
  readonly #options: GuildJobOptions;
  readonly #kind: Job['kind'];
  readonly #running = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  protected constructor(kind: Job['kind'], options: GuildJobOptions) {
    this.#kind = kind;
    this.#options = options;
  }

  abstract progress(guild: OpenGuild): Promise<Reported>;

  /** Does what is left to do, until the signal is aborted; then the next start goes on. */
  protected abstract run(guild: OpenGuild, signal: AbortSignal): Promise<void>;

  /** Goes on with what the last run left. */
  async resume(): Promise<void> {
    for await (const [, { kind, guildId }] of this.#options.jobs.entries())
      if (kind === this.#kind) this.start(guildId);
  }

  /** Begins the work that `createJob` has noted. */
  start(guildId: string): void {
    if (this.#running.has(guildId) || this.#stop.signal.aborted) return;
    const { guilds, log } = this.#options;
    const run = guilds
      .use(guildId, (guild) => this.run(guild, this.#stop.signal))
      .catch((err: unknown) =>
        log.error({ err, guildId, job: this.#kind }, 'Long work was cut off; the next start goes on'),
      )
      .finally(() => this.#running.delete(guildId));
    this.#running.set(guildId, run);
  }

  /** How far it is from time to time, until it is done or Discord no longer takes changes of the answer. */
  async *progressUpdates(guild: OpenGuild): AsyncGenerator<Reported> {
    const { clock, timing } = this.#options;
    const { signal } = this.#stop;
    const { total } = await this.progress(guild);
    for (let passed = 0; passed < UPDATES_ACCEPTED_FOR; passed += timing.progressSpacing) {
      await clock.wait(timing.progressSpacing, signal);
      if (signal.aborted) return;
      const progress = await this.progress(guild);
      yield progress.running ? progress : { ...progress, done: total, total };
      if (!progress.running) return;
    }
  }

  /** Lets what is under way finish; the next start goes on. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.values());
  }
}
