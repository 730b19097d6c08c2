import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { GuildDirectory, OpenGuild } from '../guilds/guild-directory.ts';
import { postAnew } from '../guilds/post-anew.ts';
import { finishRepost, reviewsToRepost, runningRepost } from '../guilds/repost-job.ts';
import type { Job } from '../storage/entries.ts';
import type { Collection } from '../storage/store.ts';
import type { Timing } from '../timing.ts';
import type { Delivery } from './deliver.ts';
import type { Outbox } from './outbox.ts';

export interface ReposterOptions {
  readonly jobs: Collection<Job>;
  readonly guilds: GuildDirectory;
  readonly outbox: Outbox;
  readonly log: Logger;
  readonly timing: Timing;
}

/** How far a repost is. */
export interface RepostProgress {
  readonly done: number;
  readonly total: number;
  /** False when nothing is left to do. */
  readonly running: boolean;
  /** Why it waits, when Discord did not take the last review. */
  readonly waiting?: Extract<Delivery, { done: false }> | undefined;
}

/** Discord takes edits of an answer for 15 minutes. */
const FOLLOWED_FOR = 14 * 60_000;

/** Posts all reviews of a guild anew in its review channel, one after the other, until none is left. */
export class Reposter {
  readonly #options: ReposterOptions;
  readonly #running = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, Extract<Delivery, { done: false }>>();
  readonly #stop = new AbortController();

  constructor(options: ReposterOptions) {
    this.#options = options;
  }

  /** How long it takes to post this many reviews, in milliseconds. */
  estimate(reviews: number): number {
    return reviews * this.#options.timing.postSpacing;
  }

  /** Goes on with what the last run left. */
  async resume(): Promise<void> {
    for await (const [, { guildId }] of this.#options.jobs.entries()) this.start(guildId);
  }

  /** Begins the work that `startRepost` has noted. */
  start(guildId: string): void {
    if (this.#running.has(guildId) || this.#stop.signal.aborted) return;
    const { guilds, log } = this.#options;
    const work = guilds
      .use(guildId, (guild) => this.#repost(guild))
      .catch((err: unknown) =>
        log.error({ err, guildId }, 'Reviews were not all posted anew; the next start goes on'),
      )
      .finally(() => this.#running.delete(guildId));
    this.#running.set(guildId, work);
  }

  async progress(guild: OpenGuild): Promise<RepostProgress> {
    const guildId = guild.memory.id;
    const job = await runningRepost(guild);
    const left = reviewsToRepost(guild).length;
    const total = Math.max(job?.total ?? 0, left);
    return {
      done: total - left,
      total,
      running: job !== undefined,
      waiting: this.#waiting.get(guildId),
    };
  }

  /** How far it is from time to time, until it is done or Discord no longer takes changes of the answer. */
  async *follow(guild: OpenGuild): AsyncGenerator<RepostProgress> {
    const { signal } = this.#stop;
    const { total } = await this.progress(guild);
    for (let passed = 0; passed < FOLLOWED_FOR; passed += this.#options.timing.progressSpacing) {
      await wait(this.#options.timing.progressSpacing, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const progress = await this.progress(guild);
      yield progress.running ? progress : { ...progress, done: total, total };
      if (!progress.running) return;
    }
  }

  /** Lets the review that is being posted finish; the next start goes on. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.values());
  }

  async #repost(guild: OpenGuild): Promise<void> {
    const { signal } = this.#stop;
    for (let left = reviewsToRepost(guild); left.length > 0; left = reviewsToRepost(guild)) {
      for (const { key } of left) {
        if (guild.memory.record.channelId === undefined) return finishRepost(guild);
        const pace = wait(this.#options.timing.postSpacing, undefined, { signal }).catch(() => undefined);
        await this.#post(guild, key);
        await pace;
        if (signal.aborted) return;
      }
    }
    await finishRepost(guild);
  }

  /** Posts one review, and tries until Discord takes it: while it does not, it would not take the others either. */
  async #post(guild: OpenGuild, key: string): Promise<void> {
    const { outbox, timing } = this.#options;
    const { signal } = this.#stop;
    const { id, record } = guild.memory;
    const facts = guild.memory.reviewByKey(key);
    // Deleted, hidden or posted by its author's edit meanwhile.
    if (facts === undefined || record.channelId === undefined || !guild.memory.isCounted(facts)) return;
    if ('channelId' in facts.posting && facts.posting.channelId === record.channelId) return;
    const removal = await postAnew(guild, key, record.channelId);
    for (let attempt = 0; !signal.aborted; attempt++) {
      const delivery = await outbox.deliver(guild, key);
      if (delivery.done || delivery.reason === 'refused') break;
      this.#waiting.set(id, delivery);
      const delay = timing.retryDelays[Math.min(attempt, timing.retryDelays.length - 1)];
      await wait(delay, undefined, { signal }).catch(() => undefined);
    }
    this.#waiting.delete(id);
    // Only now: until the new message is there, the old one shows the review.
    if (removal && !signal.aborted) await outbox.remove(removal);
  }
}
