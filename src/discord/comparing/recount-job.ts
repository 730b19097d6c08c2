import { runningJob, saveJobProgress } from '../../guilds/background/jobs.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { changeSettings } from '../../guilds/settings/guild-settings.ts';
import type { LeftBehind } from '../../presentation/settings/recount-messages.ts';
import type { PostedReview } from '../../reviews/review-facts.ts';
import { Turn } from '../../storage/turn.ts';
import { GuildJob, type GuildJobOptions, type JobProgress } from '../background/guild-job.ts';
import { Patience } from '../background/patience.ts';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';
import { discordFailure, mayPass } from '../connection/discord-failure.ts';
import { type CompareServices, compareReview } from './compare-review.ts';
import type { DoubtedReviews } from './doubted-reviews.ts';
import { type Leftover, ReviewsLeft, whatIsLeft } from './reviews-left.ts';

export interface RecountJobOptions extends GuildJobOptions, CompareServices {
  readonly isReadable: (channelId: string) => boolean;
  /** Gets the reviews that the job leaves undone. */
  readonly doubts: Pick<DoubtedReviews, 'failed'>;
}

export interface RecountProgress extends JobProgress {
  /** What the job could not do, once it has finished. */
  readonly left?: LeftBehind | undefined;
  /** Whether reviews may still have the emoji before those that a manager chose. */
  readonly oldEmojiLeft?: boolean | undefined;
}

/** Roughly how long a request takes, in milliseconds. */
const REQUEST_TIME = 250;
/** Its message, and the voters of each emoji: 100 a request, which few reviews exceed. */
const REQUESTS_PER_REVIEW = 3;
/** Two reactions to add and two to remove. */
const REQUESTS_FOR_EMOJI = 4;

/**
 * Recounts every vote of a guild, newest reviews first, and puts the current voting emoji on the messages. A review for
 * which this fails is tried once more at the end, then handed to the doubted reviews, so that the job always ends.
 */
export class RecountJob extends GuildJob<RecountProgress> {
  readonly #options: RecountJobOptions;
  /** By guild: what the last job left undone. */
  readonly #left = new Map<string, LeftBehind>();

  constructor(options: RecountJobOptions) {
    super('recount', options);
    this.#options = options;
  }

  /** Roughly how long a recount takes, in milliseconds; with other emoji, if they are to change. What is closed to the bot costs nothing. */
  estimate(guild: OpenGuild, { otherEmoji }: { readonly otherEmoji: boolean }): number {
    const requests = REQUESTS_PER_REVIEW + (otherEmoji ? REQUESTS_FOR_EMOJI : 0);
    const perReview = requests * REQUEST_TIME + this.#options.timing.recountSpacing;
    const { channels } = guild.memory.postings;
    const readable = [...channels.ids()].filter(this.#options.isReadable);
    return readable.reduce((sum, id) => sum + channels.get(id).posted, 0) * perReview;
  }

  /** Whether a recount takes so long that it asks first. */
  isLong(guild: OpenGuild): boolean {
    return this.estimate(guild, { otherEmoji: false }) > this.#options.timing.recountAsked;
  }

  async progress(guild: OpenGuild): Promise<RecountProgress> {
    const job = await runningJob(guild, 'recount');
    const running = job !== undefined;
    const left = running ? undefined : this.#left.get(guild.memory.id);
    const { postings, record } = guild.memory;
    const total = postings.channels.posted;
    const done = running ? Math.min(job.done ?? 0, total) : total;
    return { done, total, running, left, oldEmojiLeft: record.oldEmojiLeft };
  }

  protected async run(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const { clock, timing, presence, isReadable } = this.#options;
    const job = await runningJob(guild, 'recount');
    if (job === undefined) return;
    const left = new ReviewsLeft();
    const patience = new Patience(this.#options);
    const goneEmoji = new Map<string, unknown>();
    const attempt = { ...this.#options, goneEmoji, patience };
    const turn = new Turn();
    let { done = 0 } = job;
    for (const review of await guild.memory.postings.newestFirst()) {
      if (!isReadable(review.posting.channelId)) {
        // Also one that counts as done: after a restart nothing else tells that it was passed over.
        left.passOver();
        if (turn.isOver) await turn.next();
        continue;
      }
      if (isDone(review, job.after)) continue;
      const leftover = await recount(attempt, guild, review, signal);
      if (signal.aborted) return;
      // To a bot that has been removed, all messages look gone. The job continues when somebody invites it again.
      if (!presence.isMember(guild.memory.id)) throw new Error('The bot was removed from the server');
      left.note(review, leftover);
      if (leftover?.isCounted ?? true) done += 1;
      await guild.run(saveJobProgress({ ...job, done }, review.posting.messageId));
      await clock.wait(timing.recountSpacing, signal);
    }
    await this.#comeBack(guild, left, signal);
    if (signal.aborted) return;
    this.#leave(guild, left);
    if (guild.memory.record.oldEmojiLeft) await guild.run(changeSettings({ oldEmojiLeft: undefined }));
    const { posted: total } = guild.memory.postings.channels;
    await this.finish(guild, job, { done: total - left.count().notCounted, total });
  }

  /** Tries what is left once more; where a channel is still closed to the bot, only one of its reviews. */
  async #comeBack(guild: OpenGuild, left: ReviewsLeft, signal: AbortSignal): Promise<void> {
    const { clock, timing } = this.#options;
    const attempt = { ...this.#options, patience: new Patience(this.#options) };
    for (const { review } of left.worthTrying()) {
      if (left.isClosed(review)) continue;
      await clock.wait(timing.recountSpacing, signal);
      const leftover = await recount(attempt, guild, review, signal);
      if (signal.aborted) return;
      left.noteAgain(review, leftover);
    }
  }

  #leave(guild: OpenGuild, left: ReviewsLeft): void {
    const { doubts, listeners } = this.#options;
    const { id } = guild.memory;
    const all = left.all();
    this.#left.set(id, left.count());
    for (const { review, error, isCounted } of all)
      if (error !== undefined) doubts.failed(id, review, error, { everyVote: !isCounted });
    if (all.some(({ reason }) => reason === 'gone')) listeners.tell('doubt', id, undefined);
  }
}

/** Recounts one review. Resolves to what could not be done, if anything. */
async function recount(
  options: RecountJobOptions & { readonly patience: Patience },
  guild: OpenGuild,
  review: PostedReview,
  signal: AbortSignal,
): Promise<Leftover | undefined> {
  const { isReadable, patience, log } = options;
  const { channelId, messageId } = review.posting;
  if (!isReadable(channelId)) return { reason: 'forbidden', isCounted: false };
  for (;;) {
    const leftover = await tryOnce(options, guild, review);
    if (leftover?.reason !== 'unreachable') {
      patience.succeeded(channelId);
      return leftover;
    }
    log.warn({ err: leftover.error, messageId }, "A message's votes could not be recounted");
    if (!(await patience.triesAgain(channelId, signal))) return leftover;
  }
}

async function tryOnce(
  services: CompareServices,
  guild: OpenGuild,
  review: PostedReview,
): Promise<Leftover | undefined> {
  try {
    const failures = await compareReview(services, guild, review);
    // Failures that may pass come first, because those are tried again.
    const failure = failures.find(({ error }) => mayPass(discordFailure(error))) ?? failures[0];
    return failure && whatIsLeft(failure.error, true);
  } catch (error) {
    return whatIsLeft(error, false);
  }
}

/** Messages posted since the job began count as done: their votes are current. */
const isDone = ({ posting }: PostedReview, after: string | undefined): boolean =>
  after !== undefined && compareSnowflakes(posting.messageId, after) >= 0;
