import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { markDone } from '../../guilds/posting/delivery-state.ts';
import { outboxKey } from '../../guilds/posting/outbox-key.ts';
import type { OutboxEntry } from '../../storage/entries/entries.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import type { Collection } from '../../storage/store/store.ts';
import { retryDelay, type Timing } from '../../timing.ts';
import type { DiscordFailure } from '../connection/discord-failure.ts';
import { type DeliverOptions, type Delivery, deliver } from './deliver.ts';

export interface OutboxOptions extends DeliverOptions {
  readonly entries: Pick<Collection<OutboxEntry>, 'get' | 'entries'>;
  readonly guilds: GuildDirectory;
  readonly timing: Timing;
}

/** An outbox entry by its key. */
interface Task {
  readonly guildId: string;
  readonly reviewKey: string;
  readonly key: string;
}

/** Carries out every stored request, as soon as it is stored and however often Discord fails or the bot restarts. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #queue = new KeyedQueue();
  /** The attempts that wait or run, by entry key. */
  readonly #attempts = new Map<string, Promise<Delivery>>();
  /** The ticket of the entry that is being carried out, by entry key. */
  readonly #current = new Map<string, string>();
  readonly #retries = new Map<
    string,
    Task & { readonly waiting: AbortController; readonly failures: number }
  >();
  readonly #stop = new AbortController();

  constructor(options: OutboxOptions) {
    this.#options = options;
    options.listeners.on('outbox', (_, { key, entry }) => {
      // Carrying out an entry changes it.
      if (entry === undefined || this.#current.get(key) === entry.ticket) return;
      this.#attemptInBackground({ guildId: entry.guildId, reviewKey: entry.reviewKey, key });
    });
    // A manager may have chosen another review channel, or allowed the bot more in the old one.
    options.listeners.on('guilds', (_, { key: guildId }) =>
      this.#retryNow((retry) => retry.guildId === guildId),
    );
  }

  /** Continues with the entries that the last run left. */
  async resume(): Promise<void> {
    for await (const [key, { guildId, reviewKey }] of this.#options.entries.entries())
      this.#attemptInBackground({ guildId, reviewKey, key });
  }

  /**
   * Resolves to the outcome of the attempt to post or edit a review's message that runs, or of a new one. Failed attempts
   * are retried in the background, also when this rejects with StorageError because the disk refuses.
   */
  deliver({ memory: { id: guildId } }: OpenGuild, reviewKey: string): Promise<Delivery> {
    const key = outboxKey(guildId, reviewKey);
    return this.#attempts.get(key) ?? this.#attempt({ guildId, reviewKey, key });
  }

  /** Resolves once the attempts about a review that run have ended. */
  settledFor({ memory }: OpenGuild, reviewKey: string): Promise<void> {
    return this.#queue.run(outboxKey(memory.id, reviewKey), async () => {});
  }

  /** Resolves once all deliveries in progress have ended. */
  settled(): Promise<void> {
    return this.#queue.idle();
  }

  /** Resolves once deliveries in progress have ended; the next run does the rest. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#queue.idle();
  }

  /** Handles the entries of one review one after the other, so that a message is removed only after it was posted. */
  #attempt(task: Task): Promise<Delivery> {
    const { guildId, reviewKey, key } = task;
    const attempt = this.#queue.run(outboxKey(guildId, reviewKey), async () => {
      if (this.#stop.signal.aborted) return { done: false, reason: 'unavailable', missing: [] } as const;
      try {
        const delivery = await this.#options.guilds.use(guildId, (guild) => this.#deliver(guild, task));
        if (delivery.done) this.#succeeded(task);
        else this.#retryLater(task, delivery.reason);
        return delivery;
      } catch (error) {
        this.#retryLater(task, 'unavailable');
        throw error;
      } finally {
        this.#current.delete(key);
        if (this.#attempts.get(key) === attempt) this.#attempts.delete(key);
      }
    });
    this.#attempts.set(key, attempt);
    return attempt;
  }

  async #deliver(guild: OpenGuild, { reviewKey, key }: Task): Promise<Delivery> {
    for (;;) {
      const entry = await guild.queue.run(reviewKey, () => this.#options.entries.get(key));
      if (entry === undefined) return { done: true };
      this.#current.set(key, entry.ticket);
      const delivery = await deliver(this.#options, guild, entry);
      if (!delivery.done || (await guild.run(markDone(entry)))) return delivery;
    }
  }

  #attemptInBackground(task: Task): void {
    this.#attempt(task).catch(this.#logFailure(task.key));
  }

  #logFailure(key: string): (err: unknown) => void {
    return (err) => this.#options.log.error({ err, key }, 'A delivery failed');
  }

  #succeeded({ guildId, reviewKey, key }: Task): void {
    this.#stopRetrying(key);
    // A removal may have waited for this post.
    this.#retryNow((retry) => retry.guildId === guildId && retry.reviewKey === reviewKey);
  }

  #retryNow(concerns: (task: Task) => boolean): void {
    for (const retry of this.#retries.values()) if (concerns(retry)) this.#attemptInBackground(retry);
  }

  #retryLater(task: Task, reason: DiscordFailure): void {
    const failures = this.#retries.get(task.key)?.failures ?? 0;
    this.#stopRetrying(task.key);
    // Retrying the same request does not help. The next start tries again, perhaps with a newer version of the bot.
    if (reason === 'refused' || reason === 'channel-gone') return;
    const { clock, timing } = this.#options;
    const waiting = new AbortController();
    this.#retries.set(task.key, { ...task, waiting, failures: failures + 1 });
    const signal = AbortSignal.any([waiting.signal, this.#stop.signal]);
    void clock.wait(retryDelay(timing, failures), signal).then(() => {
      if (!signal.aborted) this.#attemptInBackground(task);
    });
  }

  #stopRetrying(key: string): void {
    this.#retries.get(key)?.waiting.abort();
    this.#retries.delete(key);
  }
}
