import type { Interactions } from '../interactions/interactions.ts';
import type { PlannedFaults } from '../network/faults.ts';
import { missingAccess, missingPermissions, unknownError } from '../rules/api-error.ts';
import { can, type PermissionName } from '../world/permissions.ts';
import type { ChannelRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** A request, and the status of its response. */
export interface RecordedRequest {
  readonly method: string;
  /** The path after the API version, such as `/channels/1/messages`. */
  readonly path: string;
  readonly status: number;
  readonly at: number;
}

/** What the routes need. */
export interface RestContext {
  readonly world: World;
  readonly interactions: Interactions;
  readonly faults: PlannedFaults;
  readonly token: string;
  readonly requests: RecordedRequest[];
  /** How long the bot has for an interaction's first response, in milliseconds. */
  readonly responseTime: number;
  /** Whether rate limits are off. */
  readonly unlimited: boolean;
}

/**
 * A route's channel, if the bot can see it and has the needed permissions there.
 * @throws ApiError 10003, 50001 or 50013
 */
export function channelFor(world: World, id: string, ...needed: PermissionName[]): ChannelRecord {
  const channel = world.channels.get(id);
  if (!channel || !world.guilds.get(channel.guild_id)?.joined) throw unknownError('Channel');
  if (!can(world, world.bot.id, channel, 'ViewChannel')) throw missingAccess();
  if (!can(world, world.bot.id, channel, ...needed)) throw missingPermissions();
  return channel;
}

/**
 * A route's message. Discord does not return ephemeral ones by their channel.
 * @throws ApiError 10008
 */
export function messageIn(world: World, channel: ChannelRecord, id: string): SandboxMessage {
  const message = world.messages.get(id);
  if (!message || message.channel_id !== channel.id || message.visible_to !== null)
    throw unknownError('Message');
  return message;
}
