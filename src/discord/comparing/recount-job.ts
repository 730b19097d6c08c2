import { finishJob, runningJob, saveJobProgress } from '../../guilds/background/jobs.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { retryDelay } from '../../timing.ts';
import { GuildJob, type GuildJobOptions, type JobProgress } from '../background/guild-job.ts';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { type PostedReview, postedReviews } from '../display/posted-reviews.ts';
import { type CompareServices, compareReview } from './compare-review.ts';

export interface RecountJobOptions extends GuildJobOptions, CompareServices {
  readonly isReadable: (channelId: string) => boolean;
}

/** Discord returns at most this many voters per request. */
const PAGE = 100;
/** Roughly how long a request takes, in milliseconds. */
const REQUEST_TIME = 250;
/** Its message, two reactions to add and two to remove. */
const REQUESTS_PER_REVIEW = 5;

/** Recounts every vote of a guild, newest reviews first, and gives the messages the current voting emoji. */
export class RecountJob extends GuildJob<JobProgress> {
  readonly #options: RecountJobOptions;

  constructor(options: RecountJobOptions) {
    super('recount', options);
    this.#options = options;
  }

  /** Roughly how long a recount takes, in milliseconds. */
  estimate(guild: OpenGuild): number {
    const requests = postedReviews(guild).map(({ key }) => {
      const { helpful, notHelpful } = guild.memory.counts(key);
      return REQUESTS_PER_REVIEW + Math.ceil(helpful / PAGE) + Math.ceil(notHelpful / PAGE);
    });
    return requests.reduce(
      (sum, count) => sum + count * REQUEST_TIME + this.#options.timing.recountSpacing,
      0,
    );
  }

  async progress(guild: OpenGuild): Promise<JobProgress> {
    const job = await runningJob(guild, 'recount');
    const reviews = postedReviews(guild);
    const left = reviews.filter((review) => !isDone(review, job?.after)).length;
    return { done: reviews.length - left, total: reviews.length, running: job !== undefined };
  }

  protected async run(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const { isReadable, clock, timing } = this.#options;
    const job = await runningJob(guild, 'recount');
    if (job === undefined) return;
    for (const review of postedReviews(guild)) {
      if (isDone(review, job.after)) continue;
      if (isReadable(review.posting.channelId)) await this.#recount(guild, review, signal);
      if (signal.aborted) return;
      await guild.run(saveJobProgress(job, review.posting.messageId));
      await clock.wait(timing.recountSpacing, signal);
    }
    await guild.run(finishJob('recount'));
  }

  /** Retries until Discord responds; skips a message that Discord refuses, which the next comparisons check again. */
  async #recount(guild: OpenGuild, review: PostedReview, signal: AbortSignal): Promise<void> {
    const { log, clock, timing } = this.#options;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        return await compareReview(this.#options, guild, review);
      } catch (err) {
        const failure = discordFailure(err);
        const { messageId } = review.posting;
        log.warn({ err, messageId, failure }, "A message's votes could not be recounted");
        if (failure !== 'unavailable') return;
        await clock.wait(retryDelay(timing, attempt), signal);
      }
    }
  }
}

/** Messages posted since the job began count as done: their votes are current. */
const isDone = ({ posting }: PostedReview, after: string | undefined): boolean =>
  after !== undefined && compareSnowflakes(posting.messageId, after) >= 0;
