import type { REST } from '@discordjs/rest';
import {
  type APIMessage,
  type MessageFlags,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord-api-types/v10';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { reviewMessage } from '../../presentation/reviews/review-embed.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { foldOf } from '../../reviews/fold.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import { discordFailure } from '../connection/discord-failure.ts';

/** Discord's types know no number for a message without flags. */
const NO_FLAGS = 0 as MessageFlags;

export interface MessageAddress {
  readonly channelId: string;
  readonly messageId: string;
}

/** A reaction that could not be added or removed. */
export interface ReactionFailure {
  /** In the form that requests use. */
  readonly emoji: string;
  /** As discord.js threw it. */
  readonly error: unknown;
}

/** Posts, edits and removes review messages; nothing else does. Calls throw as discord.js does, except for reactions. */
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
    const counts = await guild.counts(key);
    const facts = guild.memory.reviewByKey(key);
    const { posting } = review;
    return reviewMessage({
      review,
      postingId: postingId ?? ('id' in posting ? posting.id : undefined),
      show,
      counts,
      fold: foldOf(guild.memory.record.fold),
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
      // Somebody may have closed the embed, which Discord keeps as a flag of the message.
      const body: RESTPatchAPIChannelMessageJSONBody = { ...message, flags: NO_FLAGS };
      await this.#rest.patch(Routes.channelMessage(channelId, messageId), { body });
    });
  }

  async remove({ channelId, messageId }: MessageAddress): Promise<void> {
    await this.#rest.delete(Routes.channelMessage(channelId, messageId));
  }

  /**
   * Adds the bot's own reactions: a vote is then one tap, even for members who may not add reactions themselves. Resolves
   * to those that it could not add. One that only its emoji keeps out holds up no other; at any other failure it stops, so
   * that the reactions get their order when it is tried again.
   */
  async addReactions(message: MessageAddress, emoji: readonly string[]): Promise<ReactionFailure[]> {
    const failures: ReactionFailure[] = [];
    for (const name of emoji) {
      try {
        await this.#rest.put(ownReaction(message, name));
      } catch (error) {
        failures.push({ emoji: name, error });
        if (!isAboutEmoji(error)) break;
      }
    }
    return failures;
  }

  /** Removes the bot's own reactions with emoji that no longer count as votes. Resolves to those that it could not remove. */
  async removeReactions(message: MessageAddress, emoji: readonly string[]): Promise<ReactionFailure[]> {
    const failures: ReactionFailure[] = [];
    for (const name of emoji) {
      try {
        await this.#rest.delete(ownReaction(message, name));
      } catch (error) {
        // Nobody has reacted with this emoji.
        if (discordFailure(error) !== 'emoji-gone') failures.push({ emoji: name, error });
      }
    }
    return failures;
  }
}

const ownReaction = ({ channelId, messageId }: MessageAddress, emoji: string) =>
  Routes.channelMessageOwnReaction(channelId, messageId, encodeURIComponent(emoji));

/** Whether a reaction failed because of its own emoji, so that another one may work. */
function isAboutEmoji(error: unknown): boolean {
  const failure = discordFailure(error);
  return failure === 'emoji-gone' || failure === 'reactions-full' || failure === 'refused';
}
