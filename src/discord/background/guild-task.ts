import type { Logger } from 'pino';
import { causedBy, currentCause } from '../../cause.ts';
import type { Clock } from '../../clock.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Timing } from '../../timing.ts';
import { putOffFor } from '../connection/discord-failure.ts';
import type { GuildPresence } from '../connection/guild-presence.ts';
import { pauseAfter } from './pause-after.ts';

/** What every background task uses. */
export interface TaskContext {
  readonly guilds: GuildDirectory;
  readonly presence: GuildPresence;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

export interface GuildTaskOptions extends TaskContext {
  /** What the task does, for the log. */
  readonly task: string;
  /** Does the task for one guild. Rejects to do it again later; stops early when the signal is aborted. */
  readonly run: (guild: OpenGuild, signal: AbortSignal) => Promise<void>;
  /** For how many guilds it runs at once. */
  readonly guildsAtOnce: number;
}

/** Does something for guilds in the background: once at a time for each, and again, later, when it fails. */
export class GuildTask {
  readonly #options: GuildTaskOptions;
  /** By guild: what the task is done for there. */
  readonly #waiting = new Map<string, string | undefined>();
  readonly #running = new Map<string, Promise<void>>();
  /** How many times in a row it has failed, by guild. */
  readonly #failures = new Map<string, number>();
  /** Guilds for which it waits until it is tried again. */
  readonly #resting = new Set<string>();
  /** Guilds that the bot was not in when their turn came: it goes on when somebody invites the bot again. */
  readonly #absent = new Set<string>();
  readonly #stop = new AbortController();

  constructor(options: GuildTaskOptions) {
    this.#options = options;
    options.presence.onAvailable((guildId) => {
      if (this.#absent.delete(guildId)) this.request(guildId);
    });
  }

  /** Aborted once the task is being stopped. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** For how many guilds it runs, waits for its turn, or rests after a failure. */
  get underWay(): number {
    return new Set([...this.#waiting.keys(), ...this.#running.keys(), ...this.#resting]).size;
  }

  /** Runs the task for a guild: once more if it is running there, and after the pause if it has just failed there. */
  request(guildId: string): void {
    if (this.signal.aborted) return;
    if (!this.#waiting.has(guildId)) this.#waiting.set(guildId, currentCause());
    this.#startNext();
  }

  /** Resolves once it runs for no guild; it may run again later where it has failed. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  /** Resolves once the task has stopped for all guilds. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.values());
  }

  #startNext(): void {
    if (this.signal.aborted) return;
    for (const [guildId, cause] of this.#waiting) {
      if (this.#running.size >= this.#options.guildsAtOnce) return;
      if (this.#running.has(guildId) || this.#resting.has(guildId)) continue;
      this.#waiting.delete(guildId);
      const run = causedBy(cause, () => this.#run(guildId)).finally(() => {
        this.#running.delete(guildId);
        this.#startNext();
      });
      this.#running.set(guildId, run);
    }
  }

  async #run(guildId: string): Promise<void> {
    const { guilds, presence, run, log, task, clock, timing } = this.#options;
    if (!presence.isMember(guildId)) {
      this.#absent.add(guildId);
      return;
    }
    try {
      await guilds.useInBackground(guildId, (guild) => run(guild, this.signal));
      this.#failures.delete(guildId);
    } catch (err) {
      if (this.signal.aborted) return;
      const failures = this.#failures.get(guildId) ?? 0;
      this.#failures.set(guildId, failures + 1);
      this.#resting.add(guildId);
      const rest = pauseAfter(err, timing, failures);
      const delay = Math.max(rest, putOffFor(err) ?? 0);
      log.warn({ err, guildId, task, delay }, 'A task for a guild failed; trying again');
      // Not awaited: other guilds go on meanwhile. What is requested goes on after the rest, also while Discord puts off a
      // part of the task for longer.
      void clock.wait(rest, this.signal).then(() => {
        this.#resting.delete(guildId);
        this.#startNext();
      });
      void clock.wait(delay, this.signal).then(() => this.request(guildId));
    }
  }
}
