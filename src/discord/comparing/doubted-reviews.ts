import { type APIMessage, Routes } from 'discord-api-types/v10';
import { causedBy } from '../../cause.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { isPosted, type PostedReview } from '../../reviews/review-facts.ts';
import { GuildTask, type TaskContext } from '../background/guild-task.ts';
import { pauseAfter } from '../background/pause-after.ts';
import { discordFailure, mayPass, needsAccess, putOffFor } from '../connection/discord-failure.ts';
import { type CompareServices, compareReview } from './compare-review.ts';
import { type Doubt, DoubtList } from './doubt-list.ts';

export interface DoubtedReviewsOptions extends TaskContext, CompareServices {
  readonly listeners: Listeners;
}

/**
 * Reviews whose votes or messages may be wrong: an event did not fit, a vote could not be stored, a message could not be
 * compared or completed. Each is compared once no new doubt about it has come up for a while, so that a flood of doubts
 * costs one request, and again as long as Discord fails. Where only people can help, it waits until the bot has more
 * permissions there.
 */
export class DoubtedReviews {
  readonly #options: DoubtedReviewsOptions;
  readonly #byGuild = new Map<string, DoubtList>();
  /** When the task runs next for a guild, and what ends that wait. */
  readonly #timers = new Map<string, { readonly at: number; readonly waiting: AbortController }>();
  readonly #task: GuildTask;

  constructor(options: DoubtedReviewsOptions) {
    this.#options = options;
    this.#task = new GuildTask({
      ...options,
      task: 'comparing doubted reviews',
      run: (guild, signal) => this.#compareDue(guild, signal),
      guildsAtOnce: Infinity,
    });
    options.presence.onAccessChanged((guildId) => {
      this.#doubtsIn(guildId).tryPlaces(options.clock.monotonic());
      this.#schedule(guildId);
    });
  }

  doubt(guildId: string, reviewKey: string): void {
    const { clock, timing } = this.#options;
    const doubts = this.#doubtsIn(guildId);
    const before = doubts.get(reviewKey);
    // A review that has failed before keeps its place behind the others.
    doubts.set(reviewKey, { ...before, dueAt: clock.monotonic() + timing.doubtDelay });
    this.#schedule(guildId);
  }

  /**
   * Schedules another comparison of a review for which one failed, for when Discord may have recovered or the bot has the
   * permissions. Does nothing when waiting wouldn't help.
   */
  failed(guildId: string, review: PostedReview, error: unknown, before: Partial<Doubt> = {}): void {
    const { clock, timing, log, listeners } = this.#options;
    const { failures = 0, everyVote } = before;
    const { key, posting } = review;
    const failure = discordFailure(error);
    // These can concern every message of a guild, and `/settings check` reports them: no warning for each.
    const isUsual = failure === 'emoji-gone' || failure === 'reactions-full';
    log[failures === 0 && !isUsual ? 'warn' : 'debug'](
      { messageId: posting.messageId, channelId: posting.channelId, failure },
      'Votes or reactions could not be compared with Discord',
    );
    // Either the event of the deletion was missed or Discord's answer is wrong: comparing the guild finds out which.
    if (failure === 'message-gone' || failure === 'channel-gone') listeners.tell('doubt', guildId, undefined);
    if (!(mayPass(failure) || needsAccess(failure))) return;
    const delay = Math.max(putOffFor(error) ?? 0, pauseAfter(error, timing, failures));
    this.#doubtsIn(guildId).set(key, {
      dueAt: mayPass(failure) ? clock.monotonic() + delay : Infinity,
      channelId: posting.channelId,
      failures: failures + 1,
      everyVote,
    });
    this.#schedule(guildId);
  }

  /** Drops the remaining doubts, because the next session compares everything. */
  stop(): Promise<void> {
    return this.#task.stop();
  }

  #doubtsIn(guildId: string): DoubtList {
    const doubts = this.#byGuild.get(guildId) ?? new DoubtList();
    this.#byGuild.set(guildId, doubts);
    return doubts;
  }

  /** Has the task run for a guild when its next doubt is due. */
  #schedule(guildId: string): void {
    const at = this.#doubtsIn(guildId).nextAt();
    const timer = this.#timers.get(guildId);
    if (timer !== undefined && timer.at <= at) return;
    timer?.waiting.abort();
    this.#timers.delete(guildId);
    if (at === Infinity) return;
    const waiting = new AbortController();
    this.#timers.set(guildId, { at, waiting });
    const signal = AbortSignal.any([waiting.signal, this.#task.signal]);
    const { clock } = this.#options;
    void clock.wait(Math.max(0, at - clock.monotonic()), signal).then(() => {
      if (signal.aborted) return;
      this.#timers.delete(guildId);
      // One run follows the other, so that it is soon for nothing that began the first.
      causedBy(undefined, () => this.#task.request(guildId));
    });
  }

  async #compareDue(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const doubts = this.#doubtsIn(guild.memory.id);
    while (!signal.aborted) {
      const next = doubts.takeDue(this.#options.clock.monotonic());
      if (next === undefined) break;
      await this.#compare(guild, next.reviewKey, next.doubt);
    }
    this.#schedule(guild.memory.id);
  }

  /** Fetches voters only where the numbers differ, unless every vote is doubted. */
  async #compare(guild: OpenGuild, reviewKey: string, doubt: Doubt): Promise<void> {
    const { read, clock } = this.#options;
    const { id } = guild.memory;
    const review = guild.memory.reviewByKey(reviewKey);
    if (review === undefined || !isPosted(review)) return;
    const { channelId, messageId } = review.posting;
    try {
      const askedAt = clock.monotonic();
      const message = doubt.everyVote
        ? undefined
        : ((await read(Routes.channelMessage(channelId, messageId))) as APIMessage);
      const listed = message && { message, askedAt };
      const failures = await compareReview(this.#options, guild, review, listed);
      for (const { error } of failures) this.failed(id, review, error, { ...doubt, everyVote: undefined });
      // If this review could be reached, so can the others in its channel.
      if (!failures.some(({ error }) => needsAccess(discordFailure(error))))
        this.#doubtsIn(id).tryAll(channelId, clock.monotonic());
    } catch (error) {
      this.failed(id, review, error, doubt);
    }
  }
}
