import type { GuildDirectory, OpenGuild } from '../guilds/guild-directory.ts';
import { KeyedQueue } from '../guilds/keyed-queue.ts';
import { outboxKey } from '../guilds/outbox-key.ts';
import { markDone } from '../guilds/settle-posting.ts';
import type { OutboxEntry } from '../storage/entries.ts';
import type { Collection } from '../storage/store.ts';
import type { Timing } from '../timing.ts';
import { type DeliverServices, type Delivery, deliver } from './deliver.ts';

export interface OutboxOptions extends DeliverServices {
  readonly entries: Collection<OutboxEntry>;
  readonly guilds: GuildDirectory;
  readonly timing: Timing;
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
    for await (const [, entry] of this.#options.entries.entries()) this.#attemptInBackground(entry);
  }

  /** Does now what is due for a review, and resolves to how it went. What failed is tried again later by itself. */
  deliver(guild: OpenGuild, reviewKey: string): Promise<Delivery> {
    const key = outboxKey({ guildId: guild.memory.id, reviewKey });
    return this.#queue.run(key, async () => {
      for (;;) {
        const entry = await this.#options.entries.get(key);
        if (entry === undefined) return { done: true };
        const delivery = await deliver(this.#options, guild, entry);
        if (!delivery.done) {
          this.#retryLater(entry, delivery);
          return delivery;
        }
        this.#stopRetrying(key);
        if (await markDone(guild, entry)) return delivery;
      }
    });
  }

  /** Resolves when no delivery is under way that has begun before. */
  settled(): Promise<void> {
    return this.#queue.idle();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const key of [...this.#retries.keys()]) this.#stopRetrying(key);
    await this.#queue.idle();
  }

  #attemptInBackground({ guildId, reviewKey }: OutboxEntry): void {
    this.#options.guilds
      .use(guildId, (guild) => this.deliver(guild, reviewKey))
      .catch((err: unknown) => this.#options.log.error({ err, guildId, reviewKey }, 'A delivery failed'));
  }

  #retryLater(entry: OutboxEntry, { reason }: Exclude<Delivery, { done: true }>): void {
    const key = outboxKey(entry);
    const attempts = this.#retries.get(key)?.attempts ?? 0;
    this.#stopRetrying(key);
    // What Discord finds wrong in itself stays wrong: the next start, with a newer version perhaps, tries it again.
    if (this.#stopped || reason === 'refused' || reason === 'channel-gone') return;
    const { retryDelays } = this.#options.timing;
    const delay = retryDelays[Math.min(attempts, retryDelays.length - 1)];
    const timer = setTimeout(() => this.#attemptInBackground(entry), delay);
    this.#retries.set(key, { timer, attempts: attempts + 1 });
  }

  #stopRetrying(key: string): void {
    clearTimeout(this.#retries.get(key)?.timer);
    this.#retries.delete(key);
  }
}
