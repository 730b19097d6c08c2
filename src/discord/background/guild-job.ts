import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Job } from '../../storage/entries/entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import { GuildTask, type TaskContext } from './guild-task.ts';

export interface GuildJobOptions extends TaskContext {
  readonly store: { readonly jobs: Pick<Collection<Job>, 'entries'> };
}

export interface JobProgress {
  readonly done: number;
  readonly total: number;
  /** False once the job is finished, or when there is none. */
  readonly running: boolean;
}

/** Discord accepts edits of an interaction's response for 15 minutes; we stop one minute earlier. In milliseconds. */
const UPDATES_ACCEPTED_FOR = 14 * 60_000;

/** A long-running job that a manager started in a guild. It is stored, so that it continues after a restart. */
export abstract class GuildJob<Reported extends JobProgress> {
  readonly #options: GuildJobOptions;
  readonly #kind: Job['kind'];
  readonly #task: GuildTask;

  protected constructor(kind: Job['kind'], options: GuildJobOptions) {
    this.#kind = kind;
    this.#options = options;
    const run = (guild: OpenGuild, signal: AbortSignal) => this.run(guild, signal);
    // One guild's job takes minutes: no other guild waits for it.
    this.#task = new GuildTask({ ...options, task: kind, run, guildsAtOnce: Infinity });
  }

  abstract progress(guild: OpenGuild): Promise<Reported>;

  /** Does the rest of the job. Stops early when the signal is aborted; the next start continues. */
  protected abstract run(guild: OpenGuild, signal: AbortSignal): Promise<void>;

  /** Continues the jobs that the last run did not finish. */
  async resume(): Promise<void> {
    for await (const [, { kind, guildId }] of this.#options.store.jobs.entries())
      if (kind === this.#kind) this.start(guildId);
  }

  /** Runs a job that `createJob` has stored. */
  start(guildId: string): void {
    this.#task.request(guildId);
  }

  /** Yields the progress at intervals, until the job is finished or Discord no longer accepts edits of the response. */
  async *progressUpdates(guild: OpenGuild): AsyncGenerator<Reported> {
    const { clock, timing } = this.#options;
    const { signal } = this.#task;
    const { total } = await this.progress(guild);
    for (let passed = 0; passed < UPDATES_ACCEPTED_FOR; passed += timing.progressSpacing) {
      await clock.wait(timing.progressSpacing, signal);
      if (signal.aborted) return;
      const progress = await this.progress(guild);
      yield progress.running ? progress : { ...progress, done: total, total };
      if (!progress.running) return;
    }
  }

  /** Resolves once the running jobs have stopped; the next start continues them. */
  stop(): Promise<void> {
    return this.#task.stop();
  }
}
