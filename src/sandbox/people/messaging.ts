import { createMessage, deleteMessage, suppressEmbeds } from '../actions/messages.ts';
import {
  addReaction,
  clearReactions,
  parseEmoji,
  reactionWith,
  removeReaction,
} from '../actions/reactions.ts';
import { changeThread, createThread } from '../actions/threads.ts';
import { checkFilter } from '../rules/filter.ts';
import { checkMessage, partsOf } from '../rules/messages.ts';
import { can, permissionToSend } from '../world/permissions.ts';
import type { MemberRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { checkOpen, currentMember, visibleChannel, visibleMessage } from './find.ts';

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
  /** Takes a message's embeds from sight, as the cross beside them does for moderators and the author. */
  suppressEmbeds(message: MessageResolvable): void;
  /** Starts a public thread. @returns its id */
  createThread(channel: string, name: string): string;
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
      checkOpen(visibleChannel(world, me(), message.channel_id));
      const emoji = parseEmoji(text);
      if (!emoji) throw new Error(`"${text}" is no emoji`);
      const needed = reactionWith(message, emoji) ? [] : (['AddReactions'] as const);
      visibleChannel(world, me(), message.channel_id, 'ReadMessageHistory', ...needed);
      addReaction(world, message, emoji, user.id, options.super ? 'super' : 'normal');
    },
    unreact(reference, text, options = {}) {
      const message = visibleMessage(world, me(), reference.id);
      checkOpen(visibleChannel(world, me(), message.channel_id));
      const emoji = parseEmoji(text);
      const kind = options.super ? 'super' : 'normal';
      if (!emoji || !reactionWith(message, emoji)?.[kind].includes(user.id))
        throw new Error(`${user.global_name} has not reacted with ${text}`);
      removeReaction(world, message, emoji, user.id, [kind]);
    },
    clearReactions(reference, text) {
      const message = visibleMessage(world, me(), reference.id);
      checkOpen(visibleChannel(world, me(), message.channel_id, 'ManageMessages'));
      const emoji = text === undefined ? undefined : parseEmoji(text);
      if (text !== undefined && !emoji) throw new Error(`"${text}" is no emoji`);
      clearReactions(world, message, emoji);
    },
    send(channelName, text) {
      const seen = visibleChannel(world, me(), channelName);
      const channel = visibleChannel(world, me(), seen.id, permissionToSend(seen));
      checkMessage(partsOf({ content: text }, []));
      checkFilter(world.guilds.get(guild_id), { content: text });
      if (channel.thread?.locked && !can(world, user.id, channel, 'ManageThreads'))
        throw new Error(`#${channel.name} is locked`);
      if (channel.thread?.archived) changeThread(world, channel.id, { archived: false });
      return createMessage(world, channel, user, { content: text });
    },
    remove(reference) {
      const message = visibleMessage(world, me(), reference.id);
      const isOwn = message.author.id === user.id || message.visible_to === user.id;
      if (!isOwn) visibleChannel(world, me(), message.channel_id, 'ManageMessages');
      deleteMessage(world, message);
    },
    suppressEmbeds(reference) {
      const message = visibleMessage(world, me(), reference.id);
      if (message.author.id !== user.id) visibleChannel(world, me(), message.channel_id, 'ManageMessages');
      checkOpen(visibleChannel(world, me(), message.channel_id));
      suppressEmbeds(world, message);
    },
    createThread(channelName, name) {
      const parent = visibleChannel(world, me(), channelName, 'CreatePublicThreads');
      return createThread(world, parent, name, user.id).id;
    },
    messages: (channelName) =>
      world
        .messagesOf(visibleChannel(world, me(), channelName, 'ReadMessageHistory').id)
        .filter(({ visible_to }) => visible_to === null || visible_to === user.id),
  };
}
