import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { retryDelay } from '../../timing.ts';
import { GuildTask, type TaskContext } from '../background/guild-task.ts';
import { isPosted } from '../display/posted-reviews.ts';
import { type CompareServices, compareReview, unlessHopeless } from './compare-review.ts';

export interface DoubtedReviewsOptions extends TaskContext, CompareServices {}

/**
 * Reviews whose votes or messages may be wrong: an event did not fit, a vote could not be stored, a message could not be
 * completed. Each is compared once doubts about it have stopped for a while, so that a flood of them costs one request.
 */
export class DoubtedReviews {
  readonly #options: DoubtedReviewsOptions;
  /** When each review is compared, by the clock; by guild and review key. */
  readonly #dueAt = new Map<string, Map<string, number>>();
  readonly #task: GuildTask;

  constructor(options: DoubtedReviewsOptions) {
    this.#options = options;
    this.#task = new GuildTask({
      ...options,
      task: 'comparing doubted reviews',
      run: (guild, signal) => this.#compareDue(guild, signal),
      guildsAtOnce: Infinity,
    });
  }

  doubt(guildId: string, reviewKey: string): void {
    const { clock, timing } = this.#options;
    const due = this.#dueAt.get(guildId) ?? new Map<string, number>();
    this.#dueAt.set(guildId, due.set(reviewKey, clock.now() + timing.doubtDelay));
    this.#task.request(guildId);
  }

  /** Drops the doubts that are left: the next session compares everything. */
  stop(): Promise<void> {
    return this.#task.stop();
  }

  async #compareDue(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const { clock, timing } = this.#options;
    const due = this.#dueAt.get(guild.memory.id) ?? new Map<string, number>();
    /** How many times in a row Discord was out of reach for a review: that holds up no other. */
    const failures = new Map<string, number>();
    while (due.size > 0 && !signal.aborted) {
      const now = clock.now();
      const [reviewKey] = [...due].find(([, at]) => at <= now) ?? [];
      if (reviewKey === undefined) await clock.wait(Math.min(...due.values()) - now, signal);
      else {
        due.delete(reviewKey);
        await this.#compare(guild, reviewKey).then(
          () => failures.delete(reviewKey),
          () => {
            const failed = failures.get(reviewKey) ?? 0;
            failures.set(reviewKey, failed + 1);
            due.set(reviewKey, clock.now() + retryDelay(timing, failed));
          },
        );
      }
    }
  }

  /** Fetches voters only where the numbers differ. Rejects when Discord is out of reach. */
  async #compare(guild: OpenGuild, reviewKey: string): Promise<void> {
    const { read, log } = this.#options;
    const review = guild.memory.reviewByKey(reviewKey);
    if (review === undefined || !isPosted(review)) return;
    const { channelId, messageId } = review.posting;
    await unlessHopeless(log, { messageId }, async () => {
      const message = (await read(Routes.channelMessage(channelId, messageId))) as APIMessage;
      await compareReview(this.#options, guild, review, message);
    });
  }
}
