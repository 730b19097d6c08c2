import { runningJob } from '../../guilds/background/jobs.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { repostReview } from '../../guilds/posting/repost-review.ts';
import { countReviewsToRepost, isToRepost, reviewsToRepost } from '../../guilds/posting/reviews-to-repost.ts';
import { retryDelay } from '../../timing.ts';
import { GuildJob, type GuildJobOptions, type JobProgress } from '../background/guild-job.ts';
import { Patience } from '../background/patience.ts';
import { isRejection } from '../connection/discord-failure.ts';
import type { Read } from '../connection/read.ts';
import type { DeliveryFailure } from './delivery.ts';
import type { Outbox } from './outbox.ts';

export interface RepostJobOptions extends GuildJobOptions {
  readonly outbox: Outbox;
  readonly read: Read;
}

export interface RepostProgress extends JobProgress {
  /** Why the last review could not be posted, while the job waits to retry it. */
  readonly failure?: DeliveryFailure | undefined;
  /** How many reviews Discord has refused; they stay where they were. */
  readonly refused: number;
  /** How many reviews the job has left to the outbox, which keeps trying to post them. */
  readonly left: number;
  /** How many reviews do not parse; they stay where they were. */
  readonly unreadable: number;
}

/** What became of a review. */
type Outcome = 'done' | 'refused' | 'left' | 'unreadable';

/** Reposts reviews in the guild's review channel, one after the other, until none is left that Discord accepts. */
export class RepostJob extends GuildJob<RepostProgress> {
  readonly #options: RepostJobOptions;
  readonly #failures = new Map<string, DeliveryFailure>();
  /** By guild and review key: what became of the reviews that weren't posted, since the job began or resumed. */
  readonly #unposted = new Map<string, Map<string, Outcome>>();
  /** By guild: ends the wait for the next attempt. */
  readonly #waiting = new Map<string, AbortController>();

  constructor(options: RepostJobOptions) {
    super('repost', options);
    this.#options = options;
    options.presence.onAccessChanged((guildId) => this.#waiting.get(guildId)?.abort());
  }

  /** How long posting this many reviews takes, in milliseconds. */
  estimate(reviews: number): number {
    return reviews * this.#options.timing.postSpacing;
  }

  async progress(guild: OpenGuild): Promise<RepostProgress> {
    const job = await runningJob(guild, 'repost');
    const due = countReviewsToRepost(guild);
    const total = Math.max(job?.total ?? 0, due);
    const { id } = guild.memory;
    const unposted = [...(this.#unposted.get(id) ?? [])];
    const refused = unposted.filter(([, outcome]) => outcome === 'refused').length;
    // They no longer count as due.
    const unreadable = unposted.filter(([, outcome]) => outcome === 'unreadable').length;
    const left = unposted.filter(([key, outcome]) => outcome === 'left' && isUnderWay(guild, key)).length;
    const failure = this.#failures.get(id);
    const done = Math.max(0, total - due - unreadable);
    return { done, total, running: job !== undefined, failure, refused, left, unreadable };
  }

  protected async run(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const { clock, timing } = this.#options;
    const job = await runningJob(guild, 'repost');
    if (job === undefined) return;
    const unposted = new Map<string, Outcome>();
    this.#unposted.set(guild.memory.id, unposted);
    const patience = new Patience(this.#options);
    for (let isAnyLeft = true; isAnyLeft; ) {
      isAnyLeft = false;
      for await (const { key } of reviewsToRepost(guild)) {
        if (unposted.has(key)) continue;
        isAnyLeft = true;
        const pace = clock.wait(timing.postSpacing, signal);
        const outcome = await this.#repost(guild, key, signal, patience);
        if (outcome !== 'done') unposted.set(key, outcome);
        await pace;
        if (signal.aborted) return;
      }
    }
    await this.finish(guild, job, { done: Math.max(0, job.total - unposted.size), total: job.total });
  }

  /**
   * Reposts one review, and retries until its new message is posted, Discord refuses it, or another channel is chosen,
   * because Discord wouldn't take the others either. If only this one fails, the outbox continues with it. One that does not
   * parse is passed over.
   */
  async #repost(
    guild: OpenGuild,
    reviewKey: string,
    signal: AbortSignal,
    patience: Patience,
  ): Promise<Outcome> {
    const { outbox, clock } = this.#options;
    const { id, record } = guild.memory;
    const { channelId = '' } = record;
    const isDue = () => isUnderWay(guild, reviewKey) && guild.memory.record.channelId === channelId;
    try {
      for (let attempt = 0; isDue() && !signal.aborted; attempt++) {
        if ((await guild.readableReview(reviewKey)) === undefined && guild.memory.isUnreadable(reviewKey))
          return 'unreadable';
        const key = await guild.run(repostReview(reviewKey, channelId, clock.now()));
        if (key === undefined) return 'done';
        const delivery = await outbox.deliver(guild, reviewKey, key);
        if (!delivery.done && isRejection(delivery.reason)) return 'refused';
        // Discord has confirmed the message before it is on disk.
        await guild.queue.run(reviewKey, async () => {});
        if (!delivery.done) this.#failures.set(id, delivery);
        if (!isDue()) break;
        if (delivery.done || !isOnlyThis(delivery))
          await this.#wait(id, attempt, delivery.done ? undefined : delivery.until, signal);
        else if (!(await patience.triesAgain(channelId, signal))) return 'left';
      }
      patience.succeeded(channelId);
      return 'done';
    } finally {
      this.#failures.delete(id);
    }
  }

  /** Waits until Discord may take the review, or somebody changes the bot's permissions. */
  async #wait(
    guildId: string,
    attempt: number,
    until: number | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, timing } = this.#options;
    const waiting = new AbortController();
    this.#waiting.set(guildId, waiting);
    const delay = Math.max((until ?? 0) - clock.now(), retryDelay(timing, attempt));
    await clock.wait(delay, AbortSignal.any([signal, waiting.signal]));
    this.#waiting.delete(guildId);
  }
}

/** Whether a review is waiting for its post in the review channel, or being posted there. */
function isUnderWay(guild: OpenGuild, reviewKey: string): boolean {
  const facts = guild.memory.reviewByKey(reviewKey);
  const isWanted = facts?.posting.state === 'wanted' && guild.memory.isCounted(facts);
  return isWanted || isToRepost(guild, facts);
}

/**
 * Whether the job skips a review after a while of failures: it doesn't when Discord forbids all posts in the channel or puts
 * them off. When the channel is gone and nobody soon chooses another, the job ends.
 */
const isOnlyThis = ({ reason }: DeliveryFailure): boolean =>
  reason === 'archived' || reason === 'unavailable' || reason === 'blocked' || reason === 'channel-gone';
