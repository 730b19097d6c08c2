import { withCause } from '../../cause.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { markDone } from '../../guilds/posting/delivery-state.ts';
import { outboxKey } from '../../guilds/posting/outbox-key.ts';
import type { OutboxEntry } from '../../storage/entries/outbox-entries.ts';
import { InFlight } from '../../storage/in-flight.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { Timing } from '../../timing.ts';
import { pauseAfter } from '../background/pause-after.ts';
import { isRejection, needsAccess } from '../connection/discord-failure.ts';
import { type DeliverOptions, deliver } from './deliver.ts';
import type { Delivery, DeliveryFailure } from './delivery.ts';
import { SentPosts } from './sent-posts.ts';

export interface OutboxOptions extends Omit<DeliverOptions, 'sentPosts' | 'seeding'> {
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

/** A request that waits for its next attempt. */
interface Retry extends Task {
  /** Why it could not be carried out. */
  readonly reason: DeliveryFailure['reason'];
  /** When Discord will take it, if Discord says. Milliseconds since the epoch. */
  readonly until: number | undefined;
  readonly waiting: AbortController;
  /** Begins it. */
  readonly attempt: () => void;
  readonly failures: number;
}

const NOT_NOW: DeliveryFailure = { done: false, reason: 'unavailable', missing: [] };

/** Carries out every stored request as soon as it is stored, however often Discord fails or the bot restarts. */
export class Outbox {
  readonly #options: OutboxOptions & DeliverOptions;
  readonly #queue = new KeyedQueue();
  /** The attempts that wait or run, by entry key. */
  readonly #attempts = new Map<string, Promise<Delivery>>();
  /** The ticket of the entry that is being carried out, by entry key. */
  readonly #current = new Map<string, string>();
  /** By entry key. Requests that wait until the bot is in the guild again have no time for the next attempt. */
  readonly #retries = new Map<string, Retry>();
  /** By entry key: requests that Discord has refused; the next start tries them again. */
  readonly #refused = new Map<string, Task & Pick<Retry, 'reason'>>();
  /** By entry key: callers that wait for the next attempt. */
  readonly #awaited = new Map<string, PromiseWithResolvers<void>>();
  readonly #sentPosts = new SentPosts();
  readonly #seeding = new InFlight();
  readonly #stop = new AbortController();

  constructor(options: OutboxOptions) {
    this.#options = { ...options, sentPosts: this.#sentPosts, seeding: this.#seeding };
    options.listeners.on('outbox', (_, { key, entry }) => {
      // Carrying out an entry changes it.
      if (entry === undefined) this.#refused.delete(key);
      if (entry === undefined || this.#current.get(key) === entry.ticket) return;
      this.#attemptInBackground({ guildId: entry.guildId, reviewKey: entry.reviewKey, key });
    });
    const retryGuild = (guildId: string) => this.#retryNow((retry) => retry.guildId === guildId);
    options.listeners.on('guilds', (_, { key, entry, before }) => {
      if (entry?.channelId !== before.channelId) retryGuild(key);
    });
    options.presence.onAvailable(retryGuild);
    options.presence.onAccessChanged((guildId) =>
      this.#retryNow((retry) => retry.guildId === guildId && needsAccess(retry.reason)),
    );
  }

  /** Continues with the entries that the last run left. */
  async resume(): Promise<void> {
    for await (const [key, entry] of this.#options.entries.entries()) {
      this.#sentPosts.inherit(entry);
      this.#attemptInBackground({ guildId: entry.guildId, reviewKey: entry.reviewKey, key });
    }
  }

  /**
   * Resolves to the outcome of the running attempt at a request, or of a new one; for a post, as soon as Discord confirms it.
   * Failed attempts are retried in the background, even when this rejects with StorageError because the disk fails.
   * @param key of the entry; by default of the one that posts or edits the review
   */
  deliver(
    { memory: { id: guildId } }: OpenGuild,
    reviewKey: string,
    key = outboxKey(guildId, reviewKey),
  ): Promise<Delivery> {
    return this.#attempts.get(key) ?? this.#putOff(key) ?? this.#attempt({ guildId, reviewKey, key });
  }

  /**
   * The outcomes of the attempts at the request that posts or edits a review, until nothing is left to do or another attempt
   * wouldn't help.
   */
  async *outcomes(guild: OpenGuild, reviewKey: string): AsyncGenerator<Delivery, void> {
    const key = outboxKey(guild.memory.id, reviewKey);
    for (;;) {
      const delivery = await this.deliver(guild, reviewKey).catch(() => NOT_NOW);
      yield delivery;
      if (delivery.done || this.#refused.has(key) || this.#stop.signal.aborted) return;
      if (this.#retries.has(key) && !this.#attempts.has(key)) await this.#nextAttempt(key);
    }
  }

  /**
   * Waits until the current attempts for a review have ended. Resolves to whether nothing is left to do; false when Discord
   * or the disk has failed.
   */
  async settledFor({ memory: { id } }: OpenGuild, reviewKey: string): Promise<boolean> {
    await this.#queue.run(outboxKey(id, reviewKey), async () => {});
    return !this.kept.some((task) => task.guildId === id && task.reviewKey === reviewKey);
  }

  /** Each post, edit and removal that Discord hasn't taken yet, with the reason. */
  get kept(): readonly (Task & Pick<Retry, 'reason'>)[] {
    return [...this.#retries.values(), ...this.#refused.values()];
  }

  /** How many attempts wait for their turn or for Discord. */
  get underWay(): number {
    return this.#attempts.size;
  }

  /** Resolves once the bot knows the messages of all posts to a channel that are under way. */
  postsSettled(channelId: string): Promise<void> {
    return this.#sentPosts.settledIn(channelId);
  }

  /** Resolves once no delivery is in progress: one can lead to another. */
  async idle(): Promise<void> {
    while (this.#attempts.size > 0) await this.#queue.idle();
    await this.#seeding.idle();
  }

  /** Resolves once deliveries in progress have ended; the next run does the rest. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.idle();
  }

  /** The outcome of the last attempt as long as Discord would refuse another one; undefined when it might not. */
  #putOff(key: string): Promise<Delivery> | undefined {
    const { reason, until = 0 } = this.#retries.get(key) ?? {};
    if (reason !== 'limited' || until <= this.#options.clock.now()) return undefined;
    return Promise.resolve({ done: false, reason, missing: [], until });
  }

  /** Handles the entries of one review one after the other, so that a message is removed only after it was posted. */
  #attempt(task: Task): Promise<Delivery> {
    const { guildId, reviewKey, key } = task;
    const posted = Promise.withResolvers<Delivery>();
    this.#awaited.get(key)?.resolve();
    this.#awaited.delete(key);
    const attempt = this.#queue.run(outboxKey(guildId, reviewKey), async () => {
      try {
        if (this.#stop.signal.aborted) return NOT_NOW;
        const delivery = await this.#deliver(task, (message) => posted.resolve({ done: true, message }));
        if (delivery.done) this.#succeeded(task);
        else this.#retryLater(task, delivery);
        return delivery;
      } catch (error) {
        this.#retryLater(task, NOT_NOW, error);
        throw error;
      } finally {
        this.#current.delete(key);
        if (this.#attempts.get(key) === known) this.#attempts.delete(key);
      }
    });
    attempt.catch((err: unknown) => this.#options.log.error({ err, key }, 'A delivery failed'));
    const known = Promise.race([posted.promise, attempt]);
    this.#attempts.set(key, known);
    return known;
  }

  #deliver({ guildId, reviewKey, key }: Task, onPosted: Parameters<typeof deliver>[3]): Promise<Delivery> {
    // When the bot isn't in the guild, Discord refuses everything as if channels and messages were gone.
    if (!this.#options.presence.isMember(guildId))
      return Promise.resolve({ done: false, reason: 'not-in-guild', missing: [] });
    return this.#options.guilds.use(guildId, async (guild) => {
      for (;;) {
        const entry = await guild.queue.run(reviewKey, () => this.#options.entries.get(key));
        if (entry === undefined) return { done: true };
        this.#current.set(key, entry.ticket);
        const delivery = await deliver(this.#options, guild, entry, onPosted);
        if (!delivery.done || (await guild.run(markDone(entry)))) return delivery;
      }
    });
  }

  #attemptInBackground(task: Task): void {
    this.#attempt(task).catch(() => {});
  }

  /** Resolves when the next attempt at a request begins. */
  #nextAttempt(key: string): Promise<void> {
    const awaited = this.#awaited.get(key) ?? Promise.withResolvers<void>();
    this.#awaited.set(key, awaited);
    return awaited.promise;
  }

  #succeeded({ guildId, reviewKey, key }: Task): void {
    this.#stopRetrying(key);
    // A removal may have waited for this post.
    this.#retryNow((retry) => retry.guildId === guildId && retry.reviewKey === reviewKey);
  }

  #retryNow(concerns: (retry: Retry) => boolean): void {
    for (const retry of this.#retries.values()) if (concerns(retry)) retry.attempt();
  }

  #retryLater(task: Task, { reason, until }: DeliveryFailure, error?: unknown): void {
    const failures = this.#retries.get(task.key)?.failures ?? 0;
    this.#stopRetrying(task.key);
    if (isRejection(reason) || reason === 'channel-gone') {
      // Repeating the same request won't help. The next start tries again, perhaps with a newer version of the bot.
      this.#refused.set(task.key, { ...task, reason });
      return;
    }
    const { clock, timing } = this.#options;
    const waiting = new AbortController();
    const attempt = withCause(() => this.#attemptInBackground(task));
    this.#retries.set(task.key, { ...task, reason, until, waiting, attempt, failures: failures + 1 });
    if (reason === 'not-in-guild') return;
    const signal = AbortSignal.any([waiting.signal, this.#stop.signal]);
    // Until the time that Discord names, it refuses the request.
    const delay =
      until === undefined ? pauseAfter(error, timing, failures) : Math.max(0, until - clock.now());
    void clock.wait(delay, signal).then(() => {
      if (!signal.aborted) attempt();
    });
  }

  #stopRetrying(key: string): void {
    this.#retries.get(key)?.waiting.abort();
    this.#retries.delete(key);
    this.#refused.delete(key);
  }
}
