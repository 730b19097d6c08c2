import { createMessage, deleteMessage } from '../actions/messages.ts';
import {
  addReaction,
  clearReactions,
  parseEmoji,
  reactionWith,
  removeReaction,
} from '../actions/reactions.ts';
import { checkMessage, partsOf } from '../rules/messages.ts';
import type { MemberRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { currentMember, visibleChannel, visibleMessage } from './find.ts';

/** A message by its id: an older record of it stands for the newest one. */
export type MessageResolvable = Pick<SandboxMessage, 'id'>;

/** Everything a person does with messages. */
export interface Messaging {
  react(message: MessageResolvable, emoji: string, options?: { super?: boolean }): void;
  unreact(message: MessageResolvable, emoji: string, options?: { super?: boolean }): void;
  /** Removes all reactions, or all with one emoji, as moderators can. */
  clearReactions(message: MessageResolvable, emoji?: string): void;
  send(channel: string, text: string): SandboxMessage;
  remove(message: MessageResolvable): void;
  /** The channel's messages that this person sees, oldest first, including their ephemeral ones. */
  messages(channel: string): SandboxMessage[];
}

export function createMessaging(
  world: World,
  { guild_id, user }: Pick<MemberRecord, 'guild_id' | 'user'>,
): Messaging {
  const me = () => currentMember(world, guild_id, user.id);

  return {
    react(reference, text, options = {}) {
      const message = visibleMessage(world, me(), reference.id);
      if (message.visible_to !== null) throw new Error('Nobody can react to an ephemeral message');
      const emoji = parseEmoji(text);
      if (!emoji) throw new Error(`"${text}" is no emoji`);
      const needed = reactionWith(message, emoji) ? [] : (['AddReactions'] as const);
      visibleChannel(world, me(), message.channel_id, 'ReadMessageHistory', ...needed);
      addReaction(world, message, emoji, user.id, options.super ? 'super' : 'normal');
    },
    unreact(reference, text, options = {}) {
      const message = visibleMessage(world, me(), reference.id);
      const emoji = parseEmoji(text);
      const kind = options.super ? 'super' : 'normal';
      if (!emoji || !reactionWith(message, emoji)?.[kind].includes(user.id))
        throw new Error(`${user.global_name} has not reacted with ${text}`);
      removeReaction(world, message, emoji, user.id, [kind]);
    },
    clearReactions(reference, text) {
      const message = visibleMessage(world, me(), reference.id);
      visibleChannel(world, me(), message.channel_id, 'ManageMessages');
      const emoji = text === undefined ? undefined : parseEmoji(text);
      if (text !== undefined && !emoji) throw new Error(`"${text}" is no emoji`);
      clearReactions(world, message, emoji);
    },
    send(channelName, text) {
      const channel = visibleChannel(world, me(), channelName, 'SendMessages');
      checkMessage(partsOf({ content: text }, 0));
      return createMessage(world, channel, user, { content: text });
    },
    remove(reference) {
      const message = visibleMessage(world, me(), reference.id);
      const isOwn = message.author.id === user.id || message.visible_to === user.id;
      if (!isOwn) visibleChannel(world, me(), message.channel_id, 'ManageMessages');
      deleteMessage(world, message);
    },
    messages: (channelName) =>
      world
        .messagesOf(visibleChannel(world, me(), channelName, 'ReadMessageHistory').id)
        .filter(({ visible_to }) => visible_to === null || visible_to === user.id),
  };
}
