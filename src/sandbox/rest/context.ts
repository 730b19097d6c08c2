import type { Interactions } from '../interactions/interactions.ts';
import type { PlannedFaults } from '../network/faults.ts';
import { missingAccess, missingPermissions, unknownError } from '../rules/api-error.ts';
import { can, type PermissionName } from '../world/permissions.ts';
import type { ChannelRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';

/** A request that arrived, and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Below the version, such as `/channels/1/messages`. */
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
  /** How long the bot has for an interaction's first answer, in milliseconds. */
  readonly responseTime: number;
  /** Whether there are no rate limits. */
  readonly unlimited: boolean;
}

/**
 * The channel that a route names, if the bot may see it and do the named things there.
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
 * The message that a route names. Ephemeral ones cannot be reached through their channel.
 * @throws ApiError 10008
 */
export function messageIn(world: World, channel: ChannelRecord, id: string): SandboxMessage {
  const message = world.messages.get(id);
  if (!message || message.channel_id !== channel.id || message.visible_to !== null)
    throw unknownError('Message');
  return message;
}
