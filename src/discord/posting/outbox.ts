import type { GuildDirectory, OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { markDone, moveUnpostedReview } from '../../guilds/posting/delivery-state.ts';
import { outboxEntryKey, outboxKey } from '../../guilds/posting/outbox-key.ts';
import type { OutboxEntry } from '../../storage/entries/entries.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { Timing } from '../../timing.ts';
import type { DiscordFailure } from '../connection/discord-failure.ts';
import { type DeliverOptions, type Delivery, deliver } from './deliver.ts';

export interface OutboxOptions extends DeliverOptions {
  readonly entries: Collection<OutboxEntry>;
  readonly guilds: GuildDirectory;
  readonly timing: Timing;
}

/** What the outbox has to do: for which review, under which key its entry is. */
interface Task {
  readonly guildId: string;
  readonly reviewKey: string;
  readonly key: string;
}

/** Sees to it that everything that was asked for is done at Discord, however often Discord fails and we restart. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #queue = new KeyedQueue();
  readonly #retries = new Map<string, { readonly timer: NodeJS.Timeout; readonly attempts: number }>();
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Goes on with what was left by the last run. */
  async resume(): Promise<void> {
    for await (const [key, { guildId, reviewKey }] of this.#options.entries.entries())
      this.#attemptInBackground({ guildId, reviewKey, key });
  }

  /**
   * Posts or edits a review's message now, if that is due, and resolves to how it went. What failed is tried again
   * later by itself. Rejects with StorageError when the disk refuses; then, too.
   */
  deliver({ memory: { id: guildId } }: OpenGuild, reviewKey: string): Promise<Delivery> {
    return this.#attempt({ guildId, reviewKey, key: outboxKey(guildId, reviewKey) });
  }

  /** The same for the removal of a message. */
  remove(removal: OutboxEntry): Promise<Delivery> {
    const { guildId, reviewKey } = removal;
    return this.#attempt({ guildId, reviewKey, key: outboxEntryKey(removal) });
  }

  /**
   * Posts the reviews of a guild that no channel has taken so far in this one. What the disk refuses stays where it is.
   */
  async moveUnpostedReviews(guild: OpenGuild, channelId: string): Promise<void> {
    const guildId = guild.memory.id;
    for (const { key: reviewKey, posting } of [...guild.memory.reviews()]) {
      if (posting.state !== 'wanted') continue;
      await moveUnpostedReview(guild, reviewKey, channelId).catch(this.#logFailure(reviewKey));
      this.#attemptInBackground({ guildId, reviewKey, key: outboxKey(guildId, reviewKey) });
    }
  }

  /** Resolves when no delivery is under way that has begun before. */
  settled(): Promise<void> {
    return this.#queue.idle();
  }

  /** Lets what is under way finish; the rest is left to the next run. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const key of [...this.#retries.keys()]) this.#stopRetrying(key);
    await this.#queue.idle();
  }

  /** What is asked for one review is done one after the other: a message is removed after it was posted. */
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
      // In the review's turn: what is asked for is stored before the review that it is about.
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
    // What Discord finds wrong in itself stays wrong: the next start, with a newer version perhaps, tries it again.
    if (this.#stopped || reason === 'refused' || reason === 'channel-gone') return;
    const { retryDelays } = this.#options.timing;
    const delay = retryDelays[Math.min(attempts, retryDelays.length - 1)];
    const timer = setTimeout(() => this.#attemptInBackground(task), delay);
    this.#retries.set(task.key, { timer, attempts: attempts + 1 });
  }

  #stopRetrying(key: string): void {
    clearTimeout(this.#retries.get(key)?.timer);
    this.#retries.delete(key);
  }
}
