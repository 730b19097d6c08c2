import { ChannelType } from 'discord-api-types/v10';
import { ApiError } from '../rules/api-error.ts';
import { botUser } from '../world/bot-member.ts';
import { displayName } from '../world/display-name.ts';
import type { ChannelRecord, MemberRecord } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';

/** The private messages between the bot and a user: the same channel every time (User, Create DM). */
export function openDirectChannel(world: World, userId: string): ChannelRecord {
  const known = world.channels.values().find(({ recipient_id }) => recipient_id === userId);
  if (known) return known;
  const channel: ChannelRecord = {
    id: world.newId(),
    guild_id: '',
    name: displayName(botUser(world)),
    type: ChannelType.DM,
    // Below the channels of the guild.
    position: Number.MAX_SAFE_INTEGER,
    permission_overwrites: [],
    recipient_id: userId,
  };
  world.channels.put(channel.id, channel);
  return channel;
}

/**
 * Refuses a private message to somebody who takes none from members of the guild, or who is in no guild with the bot.
 * @throws ApiError 50007 or 50278
 */
export function checkRecipient(world: World, { recipient_id }: ChannelRecord): void {
  if (recipient_id === undefined) return;
  const shared = world.members
    .values()
    .filter(({ guild_id, user }) => user.id === recipient_id && world.guilds.get(guild_id)?.joined);
  if (shared.length === 0)
    throw new ApiError(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
  if (shared.every(({ refuses_messages }) => refuses_messages))
    throw new ApiError(403, 50007, 'Cannot send messages to this user');
}

/** Lets a member take private messages from members of the guild, or none, as in the privacy settings of their client. */
export function takeMessages(world: World, member: MemberRecord, isTaken: boolean): void {
  world.members.put(memberKey(member.guild_id, member.user.id), { ...member, refuses_messages: !isTaken });
}
