import { finishJob, runningJob } from '../../guilds/background/jobs.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { repostReview } from '../../guilds/posting/repost-review.ts';
import { reviewsToRepost } from '../../guilds/posting/reviews-to-repost.ts';
import { retryDelay } from '../../timing.ts';
import { GuildJob, type GuildJobOptions, type JobProgress } from '../background/guild-job.ts';
import type { Delivery } from './deliver.ts';
import type { Outbox } from './outbox.ts';

export interface RepostJobOptions extends GuildJobOptions {
  readonly outbox: Outbox;
}

type Failure = Extract<Delivery, { done: false }>;

export interface RepostProgress extends JobProgress {
  /** Why the last review could not be posted, while the job waits to retry it. */
  readonly failure?: Failure | undefined;
}

/** Reposts reviews in the guild's review channel, one after the other, until none is left. */
export class RepostJob extends GuildJob<RepostProgress> {
  readonly #options: RepostJobOptions;
  readonly #failures = new Map<string, Failure>();

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
    const failure = this.#failures.get(guild.memory.id);
    return { done: total - left, total, running: job !== undefined, failure };
  }

  protected async run(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const { clock, timing } = this.#options;
    for (let left = reviewsToRepost(guild); left.length > 0; left = reviewsToRepost(guild)) {
      for (const { key } of left) {
        if (guild.memory.record.channelId === undefined) return guild.run(finishJob('repost'));
        const pace = clock.wait(timing.postSpacing, signal);
        await this.#post(guild, key, signal);
        await pace;
        if (signal.aborted) return;
      }
    }
    await guild.run(finishJob('repost'));
  }

  /** Reposts one review and retries until Discord accepts it: until then Discord would refuse the others too. */
  async #post(guild: OpenGuild, key: string, signal: AbortSignal): Promise<void> {
    const { outbox, clock, timing } = this.#options;
    const { id, record } = guild.memory;
    const facts = guild.memory.reviewByKey(key);
    // Meanwhile the review was deleted, hidden, or posted by its author's edit.
    if (facts === undefined || record.channelId === undefined || !guild.memory.isCounted(facts)) return;
    if ('channelId' in facts.posting && facts.posting.channelId === record.channelId) return;
    await guild.run(repostReview(key, record.channelId));
    for (let attempt = 0; !signal.aborted; attempt++) {
      const delivery = await outbox.deliver(guild, key);
      if (delivery.done || delivery.reason === 'refused') break;
      this.#failures.set(id, delivery);
      await clock.wait(retryDelay(timing, attempt), signal);
    }
    this.#failures.delete(id);
  }
}
