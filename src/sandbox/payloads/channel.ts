import { ThreadAutoArchiveDuration } from 'discord-api-types/v10';
import { directRecipient } from '../world/direct-recipient.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { ChannelRecord, MemberRecord, ThreadRecord } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';
import { userPayload } from './member.ts';

/** A channel or thread. */
export const channelPayload = (world: World, channel: ChannelRecord) => ({
  ...commonPayload(world, channel),
  ...(channel.thread
    ? threadFields(world, channel, channel.thread)
    : {
        position: channel.position,
        permission_overwrites: channel.permission_overwrites,
        topic: null,
        nsfw: channel.nsfw ?? false,
        parent_id: null,
      }),
});

/** The private messages between the bot and a user. */
export function directChannelPayload(world: World, channel: ChannelRecord) {
  const { id, type, last_message_id, last_pin_timestamp, flags } = commonPayload(world, channel);
  const recipient = directRecipient(world, channel);
  return {
    ...{ id, type, last_message_id, last_pin_timestamp, flags },
    recipients: recipient ? [userPayload(recipient)] : [],
  };
}

/**
 * An interaction's channel: with the member's permissions there, and without the overwrites, which Discord does not
 * document for it (Interactions, Resolved Data Structure).
 */
export function partialChannelPayload(world: World, channel: ChannelRecord, member: MemberRecord) {
  const { permission_overwrites: _, ...partial } = {
    permission_overwrites: undefined,
    ...channelPayload(world, channel),
  };
  return { ...partial, permissions: String(channelPermissions(world, member, channel)) };
}

/** A channel that a member picked: also with the bot's permissions there (Discord's change log of July 2026). */
export function resolvedChannelPayload(world: World, channel: ChannelRecord, member: MemberRecord) {
  const bot = world.members.get(memberKey(channel.guild_id, world.bot.id));
  return {
    ...partialChannelPayload(world, channel, member),
    app_permissions: String(bot ? channelPermissions(world, bot, channel) : 0n),
  };
}

const commonPayload = (world: World, channel: ChannelRecord) => ({
  id: channel.id,
  type: channel.type,
  guild_id: channel.guild_id,
  name: channel.name,
  last_message_id:
    world.messagesOf(channel.id).findLast((message) => message.visible_to === null)?.id ?? null,
  last_pin_timestamp: null,
  rate_limit_per_user: 0,
  flags: 0,
});

/** What only threads have (Threads, Thread Fields). */
function threadFields(world: World, { id }: ChannelRecord, thread: ThreadRecord) {
  const messages = world.messagesOf(id).filter(({ visible_to }) => visible_to === null).length;
  return {
    parent_id: thread.parent_id,
    owner_id: thread.owner_id,
    member_count: 1,
    message_count: messages,
    total_message_sent: messages,
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: thread.archive_timestamp,
      auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
      locked: thread.locked,
    },
  };
}
