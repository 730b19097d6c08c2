import type { REST } from '@discordjs/rest';
import {
  type APIMessage,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { reviewMessage } from '../../presentation/reviews/review-embed.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';

export interface MessageAddress {
  readonly channelId: string;
  readonly messageId: string;
}

/** Posts, edits and removes review messages; nothing else does. Every call throws as discord.js does. */
export class ReviewMessages {
  readonly #rest: REST;
  readonly #restOnce: REST;
  readonly #guildText: (guildId: string) => Translate;
  readonly #edits = new KeyedQueue();

  /**
   * @param restOnce for posts: it must not repeat requests by itself
   * @param guildText returns the texts in a guild's own language
   */
  constructor(rest: REST, restOnce: REST, guildText: (guildId: string) => Translate) {
    this.#rest = rest;
    this.#restOnce = restOnce;
    this.#guildText = guildText;
  }

  /**
   * Renders the message of a review in its current state; undefined when the review or its show does not exist.
   * @param postingId by which the message can be found; by default that of the message that the review has
   */
  async render(
    guild: OpenGuild,
    key: string,
    postingId?: string,
  ): Promise<ReturnType<typeof reviewMessage> | undefined> {
    const review = await guild.store.reviews.get(key);
    const show = review && guild.memory.show(review.showId);
    if (review === undefined || show === undefined) return undefined;
    const t = this.#guildText(guild.memory.id);
    const facts = guild.memory.reviewByKey(key);
    const { posting } = review;
    return reviewMessage({
      review,
      postingId: postingId ?? ('id' in posting ? posting.id : undefined),
      show,
      counts: guild.memory.counts(key),
      hidden: facts !== undefined && guild.memory.isHidden(facts),
      covered: guild.memory.moderation(key).covered !== undefined,
      notHelpfulOff: guild.memory.voteEmoji.notHelpful === undefined,
      replaced: facts !== undefined && !guild.memory.isCurrent(facts),
      t,
    });
  }

  /**
   * Posts a review. Because Discord enforces the nonce, a repeated request within minutes returns the same message.
   * @param signal once it is aborted, the request is no longer sent
   */
  async post(
    guild: OpenGuild,
    key: string,
    channelId: string,
    postingId: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const message = await this.render(guild, key, postingId);
    if (message === undefined) return undefined;
    const body: RESTPostAPIChannelMessageJSONBody = { ...message, nonce: postingId, enforce_nonce: true };
    const { id } = (await this.#restOnce.post(Routes.channelMessages(channelId), {
      body,
      signal,
    })) as APIMessage;
    return id;
  }

  /**
   * Edits a message to show the review's current state. Edits of one message run in turn, so the newest state wins.
   * @param postingId as in `render`
   */
  edit(
    guild: OpenGuild,
    key: string,
    { channelId, messageId }: MessageAddress,
    postingId?: string,
  ): Promise<void> {
    return this.#edits.run(messageId, async () => {
      const message = await this.render(guild, key, postingId);
      if (message === undefined) return;
      const body: RESTPatchAPIChannelMessageJSONBody = message;
      await this.#rest.patch(Routes.channelMessage(channelId, messageId), { body });
    });
  }

  async remove({ channelId, messageId }: MessageAddress): Promise<void> {
    await this.#rest.delete(Routes.channelMessage(channelId, messageId));
  }

  /** Adds the bot's own reactions: a vote is then one tap, even for members who may not add reactions themselves. */
  async addReactions({ channelId, messageId }: MessageAddress, emoji: readonly string[]): Promise<void> {
    for (const name of emoji) {
      await this.#rest.put(Routes.channelMessageOwnReaction(channelId, messageId, encodeURIComponent(name)));
    }
  }

  /** Removes the bot's own reactions with emoji that no longer count as votes. */
  async removeReactions({ channelId, messageId }: MessageAddress, emoji: readonly string[]): Promise<void> {
    for (const name of emoji) {
      await this.#rest.delete(
        Routes.channelMessageOwnReaction(channelId, messageId, encodeURIComponent(name)),
      );
    }
  }
}
