import { finishJob } from '../../guilds/background/jobs.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Job } from '../../storage/entries/entries.ts';
import { undefinedIfAway } from '../../storage/storage-errors.ts';
import type { Collection } from '../../storage/store/store.ts';
import { GuildTask, type TaskContext } from './guild-task.ts';

export interface GuildJobOptions extends TaskContext {
  readonly store: { readonly jobs: Pick<Collection<Job>, 'entries'> };
  readonly listeners: Listeners;
}

export interface JobProgress {
  readonly done: number;
  readonly total: number;
  /** False once the job is finished, or when there is none. */
  readonly running: boolean;
  /** Whether somebody has stopped it. */
  readonly stopped?: boolean;
}

/** A long-running job that a manager started in a guild. It is stored, so that it continues after a restart. */
export abstract class GuildJob<Reported extends JobProgress> {
  readonly #options: GuildJobOptions;
  readonly #kind: Job['kind'];
  readonly #task: GuildTask;
  /** By guild: ends the run that is in progress. */
  readonly #runs = new Map<string, AbortController>();
  /** By guild: where the last job was stopped. */
  readonly #stopped = new Map<string, Reported>();

  protected constructor(kind: Job['kind'], options: GuildJobOptions) {
    this.#kind = kind;
    this.#options = options;
    const run = async (guild: OpenGuild, signal: AbortSignal) => {
      const own = new AbortController();
      this.#runs.set(guild.memory.id, own);
      await this.run(guild, AbortSignal.any([signal, own.signal])).finally(() =>
        this.#runs.delete(guild.memory.id),
      );
    };
    // One guild's job takes minutes: no other guild waits for it.
    this.#task = new GuildTask({ ...options, task: kind, run, guildsAtOnce: Infinity });
    options.listeners.on('jobs', ({ memory: { id } }, { entry }) => {
      const isNew = entry?.kind === kind && entry.after === undefined;
      if (isNew) this.#start(id);
    });
  }

  abstract progress(guild: OpenGuild): Promise<Reported>;

  /** Does the rest of the job. Stops early when the signal is aborted; the next start continues. */
  protected abstract run(guild: OpenGuild, signal: AbortSignal): Promise<void>;

  /** Continues the jobs that the last run did not finish. */
  async resume(): Promise<void> {
    for await (const [, { kind, guildId }] of this.#options.store.jobs.entries())
      if (kind === this.#kind) this.#start(guildId);
  }

  #start(guildId: string): void {
    this.#stopped.delete(guildId);
    this.#task.request(guildId);
  }

  /**
   * Ends the guild's job where it is; no restart continues it. Resolves to its progress; undefined when none is running.
   * @param by user id of the manager who says so
   */
  async cancel(guild: OpenGuild, by: string): Promise<Reported | undefined> {
    const { id } = guild.memory;
    const progress = { ...(await this.progress(guild)), running: false, stopped: true };
    if ((await guild.run(finishJob(this.#kind))) === undefined) return undefined;
    this.#runs.get(id)?.abort();
    this.#stopped.set(id, progress);
    const { done, total } = progress;
    this.#options.listeners.tell('job-ended', id, { kind: this.#kind, done, total, stoppedBy: by });
    return progress;
  }

  /** Ends a job that has done what it could, unless somebody has stopped it. */
  protected async finish(
    guild: OpenGuild,
    { startedAt }: Job,
    counts: Pick<JobProgress, 'done' | 'total'>,
  ): Promise<void> {
    if ((await guild.run(finishJob(this.#kind, startedAt))) === undefined) return;
    this.#options.listeners.tell('job-ended', guild.memory.id, { kind: this.#kind, ...counts });
  }

  /** Yields the progress at intervals, until the job is finished. Discord takes edits only for a while: see `Responder.sendUpdates`. */
  async *progressUpdates(guild: OpenGuild): AsyncGenerator<Reported> {
    const { clock, timing } = this.#options;
    const { signal } = this.#task;
    const { total } = await this.progress(guild);
    for (;;) {
      await clock.wait(timing.progressSpacing, signal);
      if (signal.aborted) return;
      const stopped = this.#stopped.get(guild.memory.id);
      if (stopped !== undefined) {
        yield stopped;
        return;
      }
      const progress = await this.progress(guild).catch(undefinedIfAway);
      if (progress === undefined) continue;
      yield progress.running ? progress : { ...progress, done: total, total };
      if (!progress.running) return;
    }
  }

  /** Resolves once the running jobs have stopped; the next start continues them. */
  stop(): Promise<void> {
    return this.#task.stop();
  }
}
