import { finishJob, runningJob, saveJobProgress } from '../../guilds/background/jobs.ts';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { GuildJob, type GuildJobOptions, type JobProgress } from '../background/guild-job.ts';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { type PostedReview, postedReviews } from '../display/posted-reviews.ts';
import { type ReconcileServices, reconcileReview } from './reconcile-review.ts';

export interface RecountJobOptions extends GuildJobOptions, ReconcileServices {
  readonly isReadable: (channelId: string) => boolean;
}

/** Votes of one emoji that a request answers. */
const PAGE = 100;
/** About what a request takes, in milliseconds. */
const REQUEST_TIME = 250;
/** For one review: its message, two emoji to add and two to take away. */
const REQUESTS_PER_REVIEW = 5;

/** Counts every vote of a guild again, newest reviews first, and gives their messages the emoji that are answers now. */
export class RecountJob extends GuildJob<JobProgress> {
  readonly #options: RecountJobOptions;

  constructor(options: RecountJobOptions) {
    super('recount', options);
    this.#options = options;
  }

  /** About how long that takes, in milliseconds. */
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
      await saveJobProgress(guild, job, review.posting.messageId);
      await clock.wait(timing.recountSpacing, signal);
    }
    await finishJob(guild, 'recount');
  }

  /** Tries until Discord answers; a message that it refuses is left to the sweeps. */
  async #recount(guild: OpenGuild, review: PostedReview, signal: AbortSignal): Promise<void> {
    const { log, clock, timing } = this.#options;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        return await reconcileReview(this.#options, guild, review);
      } catch (err) {
        const failure = discordFailure(err);
        const { messageId } = review.posting;
        log.warn({ err, messageId, failure }, 'The votes on a message were not counted again');
        if (failure !== 'unavailable') return;
        const delay = timing.retryDelays[Math.min(attempt, timing.retryDelays.length - 1)];
        await clock.wait(delay ?? 0, signal);
      }
    }
  }
}

/** Whether a review's turn has come; what was posted since the work began needs none. */
const isDone = ({ posting }: PostedReview, after: string | undefined): boolean =>
  after !== undefined && compareSnowflakes(posting.messageId, after) >= 0;
