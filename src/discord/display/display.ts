import { SnowflakeUtil } from 'discord.js';
import type { Logger } from 'pino';
import { causedBy, currentCause } from '../../cause.ts';
import type { Clock } from '../../clock.ts';
import type { GuildView } from '../../guilds/memory/act.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import { InFlight } from '../../storage/in-flight.ts';
import { inTurns } from '../../storage/turn.ts';
import { retryDelay, type Timing } from '../../timing.ts';
import {
  type DiscordFailure,
  discordFailure,
  mayPass,
  needsAccess,
  putOffFor,
} from '../connection/discord-failure.ts';
import type { GuildPresence } from '../connection/guild-presence.ts';
import { DisplayQueue, type OutdatedMessage } from './display-queue.ts';
import type { MessageAddress, ReviewMessages } from './review-messages.ts';

export interface DisplayOptions {
  readonly guilds: GuildDirectory;
  readonly messages: Pick<ReviewMessages, 'edit'>;
  readonly listeners: Listeners;
  readonly presence: Pick<GuildPresence, 'onAccessChanged'>;
  /** Called once when Discord forbids edits in a channel, and again only after an edit there has succeeded. */
  readonly onForbidden: (guildId: string, channelId: string) => void;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

interface Channel {
  readonly queue: DisplayQueue;
  /** The loop that edits messages; undefined while the queue is empty. */
  running?: Promise<void> | undefined;
  /** Ends the wait for the next edit. */
  wake: AbortController;
  /** How many edits are being sent. */
  sending: number;
  isForbidden: boolean;
  /** Whether Discord lets the bot edit nothing there, because it is forbidden or the thread is archived. */
  isClosed: boolean;
}

/**
 * No more edits of a channel than this are sent at the same time. discord.js sends one after the other, and one that waits there takes
 * 19 kB, against 0.3 kB in the queue.
 */
const SENT_AT_ONCE = 5;

/** Discord limits edits of messages older than this more strictly (error 30046), in milliseconds. */
const OLD_MESSAGE_AGE = 60 * 60 * 1000;

/**
 * Edits review messages after their counts have changed. Each review has at most one pending edit, rendered when it is
 * sent, so that a flood of votes becomes one edit. An edit is never dropped, only replaced by a newer state.
 */
export class Display {
  readonly #options: DisplayOptions;
  readonly #channels = new Map<string, Channel>();
  readonly #editing = new InFlight();
  readonly #stop = new AbortController();

  /** The messages that are being edited, by guild and review key. */
  readonly #inProgress = new Set<string>();

  constructor(options: DisplayOptions) {
    this.#options = options;
    options.presence.onAccessChanged((guildId) => this.#retryClosed(guildId));
  }

  /** The reason for each failed edit of a guild that waits. Where its message is gone, none does, and soon it is known to be. */
  waiting(guildId: string): DiscordFailure[] {
    const failures = [...this.#channels.values()].flatMap(({ queue }) => queue.failures(guildId));
    return failures.filter((failure) => !saysGone(failure));
  }

  /** How many messages are about to be edited, or being edited. */
  get underWay(): number {
    let edits = this.#inProgress.size;
    for (const { queue } of this.#channels.values()) edits += queue.size;
    return edits;
  }

  /** Whether a message is about to be edited, or being edited, and has not failed. */
  isUpdating(guildId: string, reviewKey: string): boolean {
    if (this.#inProgress.has(`${guildId}:${reviewKey}`)) return true;
    return [...this.#channels.values()].some(({ queue }) => queue.isDue(guildId, reviewKey));
  }

  /** Schedules an edit of a review's message. */
  markOutdated(guildId: string, reviewKey: string, { channelId, messageId }: MessageAddress): void {
    const { clock, timing } = this.#options;
    const since = clock.monotonic();
    const age = clock.now() - SnowflakeUtil.timestampFrom(messageId);
    const oldAt = since + OLD_MESSAGE_AGE - age;
    const dueAt = since + timing.settleTime;
    this.#add(channelId, { guildId, reviewKey, oldAt, since, dueAt, cause: currentCause(), failures: 0 });
  }

  /** Schedules edits of all posted reviews of a show, including shows merged into it. */
  async markShowOutdated({ memory }: GuildView, showId: string): Promise<void> {
    for await (const { key, posting } of inTurns(memory.reviewsUnder(showId)))
      if (posting.state === 'posted') this.markOutdated(memory.id, key, posting);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all([...this.#channels.values()].map(({ running }) => running));
    await this.#editing.idle();
  }

  /** Edits at once where Discord did not let the bot edit anything. */
  #retryClosed(guildId: string): void {
    for (const channel of this.#channels.values()) {
      if (!channel.isClosed || !channel.queue.retryNow(guildId, this.#options.clock.monotonic())) continue;
      channel.wake.abort();
    }
  }

  #add(channelId: string, outdated: OutdatedMessage): void {
    const channel = this.#channels.get(channelId) ?? {
      queue: new DisplayQueue(this.#options.timing),
      wake: new AbortController(),
      sending: 0,
      isForbidden: false,
      isClosed: false,
    };
    this.#channels.set(channelId, channel);
    if (channel.queue.add(outdated)) channel.wake.abort();
    if (!this.#stop.signal.aborted) channel.running ??= this.#editInTurn(channelId, channel);
  }

  async #editInTurn(channelId: string, channel: Channel): Promise<void> {
    const { clock } = this.#options;
    // Where the first message is due at once, this would end before its caller keeps it as `running`, which would stay for ever.
    await Promise.resolve();
    while (channel.queue.size > 0 && !this.#stop.signal.aborted) {
      const isFull = channel.sending >= SENT_AT_ONCE;
      const outdated = isFull ? undefined : channel.queue.takeNext(clock.monotonic());
      if (outdated !== undefined) {
        // Not awaited, so that the others continue when Discord holds back the edits of one message.
        this.#editing.add(causedBy(outdated.cause, () => this.#edit(channelId, channel, outdated)));
        continue;
      }
      channel.wake = new AbortController();
      const signal = AbortSignal.any([this.#stop.signal, channel.wake.signal]);
      const nextAt = isFull ? Infinity : channel.queue.nextAt(clock.monotonic());
      await clock.wait(Math.max(0, nextAt - clock.monotonic()), signal);
    }
    channel.running = undefined;
  }

  async #edit(channelId: string, channel: Channel, outdated: OutdatedMessage): Promise<void> {
    const { guilds, messages } = this.#options;
    const key = `${outdated.guildId}:${outdated.reviewKey}`;
    this.#inProgress.add(key);
    channel.sending += 1;
    try {
      await guilds.use(outdated.guildId, async (guild) => {
        const posting = guild.memory.reviewByKey(outdated.reviewKey)?.posting;
        if (posting?.state === 'posted') await messages.edit(guild, outdated.reviewKey, posting);
      });
      channel.isForbidden = false;
      channel.isClosed = false;
    } catch (error) {
      this.#failed(channelId, channel, outdated, error);
    } finally {
      this.#inProgress.delete(key);
      channel.sending -= 1;
      if (channel.sending === SENT_AT_ONCE - 1) channel.wake.abort();
    }
  }

  #failed(channelId: string, channel: Channel, outdated: OutdatedMessage, err: unknown): void {
    const { log, clock, timing, listeners, onForbidden } = this.#options;
    const { guildId, reviewKey, failures } = outdated;
    const failure = discordFailure(err);
    if (failure !== 'forbidden' || !channel.isForbidden)
      log.warn({ err, guildId, reviewKey, failure }, 'An embed could not be updated');
    // The bot may have missed other events of the guild too.
    if (saysGone(failure) && failures === 0) listeners.tell('doubt', guildId, undefined);
    // Tried again: by then a message that is really gone is known to be, and a filter may have been lifted.
    const comesBack =
      saysGone(failure) || failure === 'text-refused' || mayPass(failure) || needsAccess(failure);
    if (!comesBack) return;
    const dueAt = clock.monotonic() + (putOffFor(err) ?? retryDelay(timing, failures));
    this.#add(channelId, { ...outdated, dueAt, failures: failures + 1, failure });
    if (!needsAccess(failure)) return;
    // Pauses, because Discord would refuse every edit until somebody gives the bot access.
    channel.isClosed = true;
    channel.queue.pauseUntil(clock.monotonic() + retryDelay(timing, Infinity));
    if (failure !== 'forbidden') return;
    if (!channel.isForbidden) onForbidden(guildId, channelId);
    channel.isForbidden = true;
  }
}

const saysGone = (failure: DiscordFailure): boolean =>
  failure === 'message-gone' || failure === 'channel-gone';
