import { finishJob, runningJob } from '../../guilds/background/jobs.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { repostReview } from '../../guilds/posting/repost-review.ts';
import { isToRepost, reviewsToRepost } from '../../guilds/posting/reviews-to-repost.ts';
import { retryDelay } from '../../timing.ts';
import { GuildJob, type GuildJobOptions, type JobProgress } from '../background/guild-job.ts';
import type { DeliveryFailure } from './delivery.ts';
import type { Outbox } from './outbox.ts';

export interface RepostJobOptions extends GuildJobOptions {
  readonly outbox: Outbox;
}

export interface RepostProgress extends JobProgress {
  /** Why the last review could not be posted, while the job waits to retry it. */
  readonly failure?: DeliveryFailure | undefined;
  /** How many reviews Discord has refused: they stay where they were. */
  readonly refused: number;
}

/** Reposts reviews in the guild's review channel, one after the other, until none is left that Discord takes. */
export class RepostJob extends GuildJob<RepostProgress> {
  readonly #options: RepostJobOptions;
  readonly #failures = new Map<string, DeliveryFailure>();
  /** By guild: the keys of reviews that Discord has refused since the job began, or went on after a restart. */
  readonly #refused = new Map<string, Set<string>>();

  constructor(options: RepostJobOptions) {
    super('repost', options);
    this.#options = options;
  }

  /** How long posting this many reviews takes, in milliseconds. */
  estimate(reviews: number): number {
    return reviews * this.#options.timing.postSpacing;
  }

  async progress(guild: OpenGuild): Promise<RepostProgress> {
    const job = await runningJob(guild, 'repost');
    const left = reviewsToRepost(guild).length;
    const total = Math.max(job?.total ?? 0, left);
    const { id } = guild.memory;
    const refused = this.#refused.get(id)?.size ?? 0;
    const failure = this.#failures.get(id);
    return { done: total - left, total, running: job !== undefined, failure, refused };
  }

  protected async run(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const { clock, timing } = this.#options;
    const refused = new Set<string>();
    this.#refused.set(guild.memory.id, refused);
    const due = () => reviewsToRepost(guild).filter(({ key }) => !refused.has(key));
    for (let left = due(); left.length > 0; left = due()) {
      for (const { key } of left) {
        // Meanwhile the review was deleted, hidden, or posted by its author's edit.
        if (!isToRepost(guild, guild.memory.reviewByKey(key))) continue;
        const pace = clock.wait(timing.postSpacing, signal);
        if (await this.#isRefused(guild, key, signal)) refused.add(key);
        await pace;
        if (signal.aborted) return;
      }
    }
    await guild.run(finishJob('repost'));
  }

  /**
   * Reposts one review, and retries until its new message stands, Discord refuses it, or another channel is chosen: until
   * then Discord would not take the others either. Resolves to whether it was refused.
   */
  async #isRefused(guild: OpenGuild, reviewKey: string, signal: AbortSignal): Promise<boolean> {
    const { outbox, clock, timing } = this.#options;
    const { id, record } = guild.memory;
    const { channelId } = record;
    const isDue = () => {
      const facts = guild.memory.reviewByKey(reviewKey);
      const isUnderWay = facts?.posting.state === 'wanted' || isToRepost(guild, facts);
      return isUnderWay && guild.memory.record.channelId === channelId;
    };
    try {
      for (let attempt = 0; isDue() && !signal.aborted; attempt++) {
        const key = await guild.run(repostReview(reviewKey, channelId ?? '', clock.now()));
        if (key === undefined) return false;
        const delivery = await outbox.deliver(guild, reviewKey, key);
        if (!delivery.done && delivery.reason === 'refused') return true;
        // Discord has confirmed the message before it is on disk.
        await guild.queue.run(reviewKey, async () => {});
        if (!delivery.done) this.#failures.set(id, delivery);
        // Otherwise Discord fails, or the channel is deleted.
        if (isDue()) await clock.wait(retryDelay(timing, attempt), signal);
      }
      return false;
    } finally {
      this.#failures.delete(id);
    }
  }
}
