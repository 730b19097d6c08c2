import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { GuildDirectory, OpenGuild } from '../guilds/guild-directory.ts';
import type { Timing } from '../timing.ts';
import { discordFailure } from './discord-failure.ts';
import type { ReviewMessages } from './review-messages.ts';

export interface DisplayOptions {
  readonly guilds: GuildDirectory;
  readonly messages: ReviewMessages;
  readonly log: Logger;
  readonly timing: Timing;
}

interface Outdated {
  readonly guildId: string;
  readonly reviewKey: string;
  readonly dueAt: number;
}

/**
 * Brings posted embeds up to date with the counts. At most one edit is pending for each review: it is built when it is
 * sent, so that a flood of votes becomes one edit that shows them all. An edit is never dropped, only superseded by a
 * newer state.
 */
export class Display {
  readonly #options: DisplayOptions;
  /** By channel. */
  readonly #outdated = new Map<string, Map<string, Outdated>>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  constructor(options: DisplayOptions) {
    this.#options = options;
  }

  /** Notes that what a review's message shows is not what is stored. */
  outdated(guildId: string, reviewKey: string, channelId: string): void {
    this.#mark(channelId, { guildId, reviewKey, dueAt: Date.now() + this.#options.timing.settleTime });
  }

  /** The same for every posted review of a show, and of those that were merged into it. */
  outdatedShow({ memory }: OpenGuild, showId: string): void {
    const ids = new Set(memory.showIds(showId));
    for (const { key, showId: of, posting } of memory.reviews()) {
      if (ids.has(of) && posting.state === 'posted') this.outdated(memory.id, key, posting.channelId);
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.values());
  }

  #mark(channelId: string, outdated: Outdated): void {
    const key = `${outdated.guildId}:${outdated.reviewKey}`;
    const channel = this.#outdated.get(channelId) ?? new Map<string, Outdated>();
    this.#outdated.set(channelId, channel);
    if (!channel.has(key)) channel.set(key, outdated);
    if (this.#running.has(channelId) || this.#stop.signal.aborted) return;
    this.#running.set(channelId, this.#editInTurn(channelId, channel));
  }

  async #editInTurn(channelId: string, channel: Map<string, Outdated>): Promise<void> {
    const { signal } = this.#stop;
    while (channel.size > 0 && !signal.aborted) {
      const dueAt = Math.min(...[...channel.values()].map((outdated) => outdated.dueAt));
      await wait(Math.max(0, dueAt - Date.now()), undefined, { signal }).catch(() => undefined);
      for (const [key, outdated] of channel) {
        if (signal.aborted || outdated.dueAt > Date.now()) continue;
        channel.delete(key);
        await this.#edit(channelId, outdated);
        await wait(this.#options.timing.editSpacing, undefined, { signal }).catch(() => undefined);
      }
    }
    this.#running.delete(channelId);
  }

  async #edit(channelId: string, { guildId, reviewKey }: Outdated): Promise<void> {
    const { guilds, messages, log, timing } = this.#options;
    try {
      await guilds.use(guildId, async (guild) => {
        const posting = guild.memory.reviewByKey(reviewKey)?.posting;
        if (posting?.state === 'posted') await messages.edit(guild, reviewKey, posting);
      });
    } catch (error) {
      const failure = discordFailure(error);
      log.warn({ err: error, guildId, reviewKey, failure }, 'An embed could not be brought up to date');
      // Permissions come back when somebody gives them, at a time that nobody tells.
      const delay = { unavailable: timing.retryDelays[0], forbidden: timing.retryDelays.at(-1) };
      if (failure !== 'unavailable' && failure !== 'forbidden') return;
      this.#mark(channelId, { guildId, reviewKey, dueAt: Date.now() + (delay[failure] ?? 0) });
    }
  }
}
