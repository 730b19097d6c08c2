import type { GuildDirectory, OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { markDone, moveUnpostedReview } from '../../guilds/posting/delivery-state.ts';
import { outboxEntryKey, outboxKey } from '../../guilds/posting/outbox-key.ts';
import type { OutboxEntry } from '../../storage/entries/entries.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import type { Collection } from '../../storage/store/store.ts';
import { retryDelay, type Timing } from '../../timing.ts';
import type { DiscordFailure } from '../connection/discord-failure.ts';
import { type DeliverOptions, type Delivery, deliver } from './deliver.ts';

export interface OutboxOptions extends DeliverOptions {
  readonly entries: Collection<OutboxEntry>;
  readonly guilds: GuildDirectory;
  readonly timing: Timing;
}

/** An outbox entry by its key. */
interface Task {
  readonly guildId: string;
  readonly reviewKey: string;
  readonly key: string;
}

/** Carries out every stored request, however often Discord fails or the bot restarts. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #queue = new KeyedQueue();
  readonly #retries = new Map<string, { readonly stop: AbortController; readonly attempts: number }>();
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Continues with the entries that the last run left. */
  async resume(): Promise<void> {
    for await (const [key, { guildId, reviewKey }] of this.#options.entries.entries())
      this.#attemptInBackground({ guildId, reviewKey, key });
  }

  /**
   * Posts or edits a review's message now if an entry asks for it, and resolves to the outcome. Failed attempts are
   * retried in the background, also when this rejects with StorageError because the disk refuses.
   */
  deliver({ memory: { id: guildId } }: OpenGuild, reviewKey: string): Promise<Delivery> {
    return this.#attempt({ guildId, reviewKey, key: outboxKey(guildId, reviewKey) });
  }

  /** Removes a message, in the same way as `deliver`. */
  remove(removal: OutboxEntry): Promise<Delivery> {
    const { guildId, reviewKey } = removal;
    return this.#attempt({ guildId, reviewKey, key: outboxEntryKey(removal) });
  }

  /**
   * Moves all reviews of a guild that are not posted yet to this channel, and posts them. A review that the disk
   * refuses to move stays where it is.
   */
  async moveUnpostedReviews(guild: OpenGuild, channelId: string): Promise<void> {
    const guildId = guild.memory.id;
    for (const { key: reviewKey, posting } of [...guild.memory.reviews()]) {
      if (posting.state !== 'wanted') continue;
      await moveUnpostedReview(guild, reviewKey, channelId).catch(this.#logFailure(reviewKey));
      this.#attemptInBackground({ guildId, reviewKey, key: outboxKey(guildId, reviewKey) });
    }
  }

  /** Resolves once all deliveries in progress have ended. */
  settled(): Promise<void> {
    return this.#queue.idle();
  }

  /** Resolves once deliveries in progress have ended; the next run does the rest. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const key of [...this.#retries.keys()]) this.#stopRetrying(key);
    await this.#queue.idle();
  }

  /** Handles the entries of one review one after the other, so that a message is removed only after it was posted. */
  #attempt(task: Task): Promise<Delivery> {
    const { guildId, reviewKey } = task;
    return this.#queue.run(outboxKey(guildId, reviewKey), async () => {
      if (this.#stopped) return { done: false, reason: 'unavailable', missing: [] };
      try {
        const delivery = await this.#options.guilds.use(guildId, (guild) => this.#deliver(guild, task));
        if (delivery.done) this.#stopRetrying(task.key);
        else this.#retryLater(task, delivery.reason);
        return delivery;
      } catch (error) {
        this.#retryLater(task, 'unavailable');
        throw error;
      }
    });
  }

  async #deliver(guild: OpenGuild, { reviewKey, key }: Task): Promise<Delivery> {
    for (;;) {
      // Read it in the review's turn: an entry is stored before the review that it is about.
      const entry = await guild.queue.run(reviewKey, () => this.#options.entries.get(key));
      if (entry === undefined) return { done: true };
      const delivery = await deliver(this.#options, guild, entry);
      if (!delivery.done || (await markDone(guild, entry))) return delivery;
    }
  }

  #attemptInBackground(task: Task): void {
    this.#attempt(task).catch(this.#logFailure(task.key));
  }

  #logFailure(key: string): (err: unknown) => void {
    return (err) => this.#options.log.error({ err, key }, 'A delivery failed');
  }

  #retryLater(task: Task, reason: DiscordFailure): void {
    const attempts = this.#retries.get(task.key)?.attempts ?? 0;
    this.#stopRetrying(task.key);
    // Retrying the same request does not help. The next start tries again, perhaps with a newer version of the bot.
    if (this.#stopped || reason === 'refused' || reason === 'channel-gone') return;
    const { clock, timing } = this.#options;
    const stop = new AbortController();
    this.#retries.set(task.key, { stop, attempts: attempts + 1 });
    void clock.wait(retryDelay(timing, attempts), stop.signal).then(() => {
      if (!stop.signal.aborted) this.#attemptInBackground(task);
    });
  }

  #stopRetrying(key: string): void {
    this.#retries.get(key)?.stop.abort();
    this.#retries.delete(key);
  }
}
