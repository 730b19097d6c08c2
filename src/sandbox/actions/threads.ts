import { ChannelType } from 'discord-api-types/v10';
import { channelPayload } from '../payloads/channel.ts';
import type { ChannelRecord, ThreadRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** Starts a public thread in a channel. */
export function createThread(
  world: World,
  parent: ChannelRecord,
  name: string,
  ownerId: string,
): ChannelRecord {
  if (parent.thread) throw new Error(`#${parent.name} is a thread, and cannot have threads`);
  const isAnnouncement = parent.type === ChannelType.GuildAnnouncement;
  const thread = {
    parent_id: parent.id,
    owner_id: ownerId,
    archived: false,
    locked: false,
    archive_timestamp: new Date(world.now()).toISOString(),
  };
  const channel: ChannelRecord = {
    id: world.newId(),
    guild_id: parent.guild_id,
    name,
    type: isAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread,
    position: parent.position,
    permission_overwrites: [],
    thread,
  };
  world.channels.put(channel.id, channel);
  dispatchThread(world, 'THREAD_CREATE', channel, thread);
  return channel;
}

/** Archives a thread or opens it again, and locks it or takes the lock away. */
export function changeThread(
  world: World,
  channelId: string,
  change: Partial<Pick<ThreadRecord, 'archived' | 'locked'>>,
): void {
  const channel = world.channels.get(channelId);
  if (!channel?.thread) throw new Error(`${channel ? `#${channel.name}` : channelId} is no thread`);
  const wasArchived = channel.thread.archived;
  const changed = { ...channel.thread, ...change };
  const moved = changed.archived !== wasArchived && {
    archive_timestamp: new Date(world.now()).toISOString(),
  };
  const thread = { ...changed, ...moved };
  const updated = { ...channel, thread };
  world.channels.put(channelId, updated);
  dispatchThread(world, 'THREAD_UPDATE', updated, thread);
}

/** Tells the clients that can view its parent of a thread. Of a deleted one they are told what it was (Gateway Events). */
export function dispatchThread(
  world: World,
  name: 'THREAD_CREATE' | 'THREAD_UPDATE' | 'THREAD_DELETE',
  channel: ChannelRecord,
  { parent_id }: ThreadRecord,
): void {
  const { id, guild_id, type } = channel;
  const data =
    name === 'THREAD_DELETE'
      ? { id, guild_id, parent_id, type }
      : { ...channelPayload(world, channel), ...(name === 'THREAD_CREATE' && { newly_created: true }) };
  world.dispatch({ name, guildId: guild_id, channelId: parent_id, data });
}
