import { type Client, GatewayDispatchEvents } from 'discord.js';
import {
  type APIEmoji,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  ReactionType,
} from 'discord-api-types/v10';
import type { Clock } from '../../clock.ts';
import { countAgain } from '../../guilds/counting/count-again.ts';
import { updateVoterRoles } from '../../guilds/counting/voter-roles.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { VoteOutcome } from '../../guilds/memory/vote-ledger.ts';
import type { Ballot } from '../../reviews/counting/ballot.ts';
import { dayOf } from '../../reviews/counting/vote-days.ts';
import { isVote, requestEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { InFlight } from '../../storage/in-flight.ts';
import type { KeyedQueue } from '../../storage/keyed-queue.ts';
import { emojiName } from '../connection/emoji-name.ts';
import { type RemoveOlderVotesOptions, removeOlderVotes } from './remove-older-votes.ts';

export interface ReactionTrackerOptions extends RemoveOlderVotesOptions {
  /** Keeps the events of a message in order: the first ones may have to wait for Discord's response to its post. */
  readonly messageEvents: KeyedQueue;
  readonly guilds: GuildDirectory;
  readonly listeners: Listeners;
  readonly clock: Clock;
  /** Resolves once the bot knows the messages of all posts to a channel: a reaction can arrive before Discord's response. */
  readonly postsSettled: (channelId: string) => Promise<void>;
  /** Called when an author votes on their own review. */
  readonly onOwnVote: (guild: OpenGuild, review: ReviewFacts) => void;
}

interface MessageEvent {
  readonly emoji?: Pick<APIEmoji, 'id' | 'name'>;
  readonly guild_id?: string;
  readonly channel_id: string;
  readonly message_id: string;
}

/** A human who has reacted. */
interface Voter {
  readonly userId: string;
  /** The emoji, as it is stored. */
  readonly emoji: string;
  /** Ids of their roles, from the event. */
  readonly roles: readonly string[];
}

/** Changes a ballot by an event. @param isIgnored whether a member's reactions to the review do not count */
type EventUpdate = (ballot: Ballot, isIgnored: (userId: string) => boolean) => boolean;

/** A vote that is in the ledger but perhaps not yet on disk. */
interface BegunVote {
  readonly review: ReviewFacts;
  /** The voter's stored votes that contradict this one; known once it is written. */
  older: readonly string[];
  outcome: Promise<VoteOutcome>;
}

/**
 * Reads votes from the raw gateway events, because discord.js drops reactions on messages that it has not cached. An
 * event delivered twice changes nothing. Returns a function that resolves once every event received so far is counted.
 */
export function trackReactions(client: Client, options: ReactionTrackerOptions): () => Promise<void> {
  const { guilds, listeners, log } = options;
  const counting = new InFlight();

  function change(event: MessageEvent, update: EventUpdate, voter?: Voter): void {
    const { guild_id: guildId } = event;
    if (guildId === undefined) return;
    // From here on in the message's turn, so that its deletion can't overtake a vote.
    const begun = options.messageEvents.run(event.message_id, () =>
      guilds.use(guildId, async (guild) => ({ guild, counting: await begin(guild, event, update, voter) })),
    );
    const counted = begun
      .then(
        ({ guild, counting: vote }) => vote && guilds.use(guildId, () => finish(guild, event, vote, voter)),
      )
      .catch((err: unknown) => {
        log.error({ err }, 'A vote was not counted');
        listeners.tell('doubt', guildId, undefined);
      });
    counting.add(counted);
  }

  /** Hands an event to the ledger; undefined when it is no vote on a review. */
  async function begin(
    guild: OpenGuild,
    event: MessageEvent,
    update: EventUpdate,
    voter: Voter | undefined,
  ): Promise<BegunVote | undefined> {
    const { memory, votes } = guild;
    const { message_id: messageId, channel_id: channelId, emoji } = event;
    if (!memory.postings.isIn(channelId)) return undefined;
    // Decided by the current voting emoji, which may have changed by the time the event's turn comes.
    const { voteEmoji } = memory;
    if (emoji !== undefined && !isVote(emojiName(emoji), voteEmoji)) return undefined;
    if (memory.reviewByMessage(messageId) === undefined) await options.postsSettled(channelId);
    const review = memory.reviewByMessage(messageId);
    if (review === undefined) return undefined;
    if (voter !== undefined) await guild.run(updateVoterRoles(new Map([[voter.userId, voter.roles]])));
    // Their earlier reactions, which were ignored, count again where they react again.
    const isBack = voter !== undefined && memory.uncounted.ignores(voter.userId, review.key);
    if (voter !== undefined && isBack) await guild.run(countAgain(voter.userId, review.key));
    const begun: BegunVote = { review, older: [], outcome: Promise.resolve('unchanged') };
    begun.outcome = votes.change(
      review.key,
      messageId,
      (ballot) => {
        const isDoubtful = isBack && ballot.forgetIgnored();
        if (isDoubtful) listeners.tell('doubt', memory.id, review.key);
        const isChange =
          update(ballot, (userId) => memory.uncounted.ignores(userId, review.key)) || isDoubtful;
        if (voter !== undefined) begun.older = ballot.opposites(voter.emoji, voter.userId);
        return isChange;
      },
      voteEmoji,
    );
    // Not awaited in the message's turn, so that votes arriving in the meantime are written together with this one.
    begun.outcome.catch(() => {});
    return begun;
  }

  async function finish(
    guild: OpenGuild,
    event: MessageEvent,
    begun: BegunVote,
    voter: Voter | undefined,
  ): Promise<void> {
    const { memory } = guild;
    const { message_id: messageId, channel_id: channelId } = event;
    const { review } = begun;
    const outcome = await begun.outcome.catch((err: unknown) => {
      log.error({ err }, 'A vote was not counted');
      return 'refused' as const;
    });
    // The disk refused it, or the event came twice or in the wrong order. Events that remove many reactions at once don't
    // show their order.
    if (outcome === 'refused' || outcome === 'unchanged' || !('user_id' in event))
      listeners.tell('doubt', memory.id, review.key);
    if (outcome !== 'changed' || voter === undefined) return;
    if (voter.userId === review.authorId) options.onOwnVote(guild, review);
    const older = begun.older.map((name) => requestEmoji(name, memory.reactionEmoji));
    removeOlderVotes(options, { channelId, messageId }, voter.userId, older);
  }

  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, (event) => {
    if (event.message_author_id !== undefined && event.message_author_id !== client.user?.id) return;
    const bot = event.member?.user.bot === true;
    const voter = event.member && !bot ? { ...reaction(event), roles: event.member.roles } : undefined;
    const day = dayOf(options.clock.now());
    change(event, (ballot) => ballot.add({ ...reaction(event), bot, day }), voter);
  });
  client.ws.on(GatewayDispatchEvents.MessageReactionRemove, (event) => {
    const removed = reaction(event);
    change(
      event,
      (ballot, isIgnored) =>
        ballot.remove(removed) || (isIgnored(removed.userId) && ballot.removeIgnored(removed)),
    );
  });
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveAll, (event) => {
    change(event, (ballot) => ballot.clear());
  });
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveEmoji, (event) => {
    change(event, (ballot) => ballot.removeEmoji(emojiName(event.emoji)));
  });
  return () => counting.idle();
}

const reaction = (event: GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData) =>
  ({
    emoji: emojiName(event.emoji),
    userId: event.user_id,
    kind: event.type === ReactionType.Super ? 'super' : 'normal',
  }) as const;
