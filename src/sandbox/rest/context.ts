import type { Interactions } from '../interactions/interactions.ts';
import type { PlannedFaults } from '../network/faults.ts';
import {
  missingAccess,
  missingPermissions,
  threadArchived,
  threadLocked,
  twoFactorNeeded,
  unknownError,
} from '../rules/api-error.ts';
import type { IdentifyLimits } from '../rules/identify-limits.ts';
import { can, isTimedOut, type PermissionName } from '../world/permissions.ts';
import type { ChannelRecord, SandboxMessage } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';

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
  readonly limits: IdentifyLimits;
  /** The bot's token, which its owner may reset. */
  token(): string;
  readonly requests: RecordedRequest[];
  /** How long the bot has for an interaction's first response, in milliseconds. */
  readonly responseTime: number;
  /** Whether rate limits are off. */
  unlimited(): boolean;
}

/**
 * A route's channel, if the bot can see it and has the needed permissions there.
 * @throws ApiError 10003, 50001, 50013 or 60003
 */
export function channelFor(world: World, id: string, ...needed: PermissionName[]): ChannelRecord {
  const channel = world.channels.get(id);
  const isReachable =
    channel?.recipient_id !== undefined || world.guilds.get(channel?.guild_id ?? '')?.joined;
  if (!channel || !isReachable) throw unknownError('Channel');
  if (!can(world, world.bot.id, channel, 'ViewChannel')) throw missingAccess();
  if (!can(world, world.bot.id, channel, ...needed)) throw missingPermissions();
  // Of the permissions that ask the bot's owner for two-factor authentication (Permissions), routes need only this one.
  if (needed.includes('ManageMessages') && world.guilds.get(channel.guild_id)?.needs_two_factor)
    throw twoFactorNeeded();
  return channel;
}

/**
 * A route's channel, if the bot can see it and it is no archived thread: only active threads can be manipulated (Threads,
 * Active & Archived Threads), and not even the bot's own messages can be deleted there (undiscord #399).
 * @throws ApiError 50083, and what `channelFor` throws
 */
export function openChannelFor(world: World, id: string, ...needed: PermissionName[]): ChannelRecord {
  const channel = channelFor(world, id, ...needed);
  if (channel.thread?.archived) throw threadArchived();
  return channel;
}

/**
 * Refuses what the bot cannot do in a time-out although it needs no permission: to edit, and to join a reaction.
 * @throws ApiError 50013
 */
export function checkTimeOut(world: World, channel: ChannelRecord): void {
  const bot = world.members.get(memberKey(channel.guild_id, world.bot.id));
  const isExempt = can(world, world.bot.id, channel, 'Administrator');
  if (bot && isTimedOut(world, bot) && !isExempt) throw missingPermissions();
}

/** @throws ApiError 160005 for a thread in which the bot can neither create nor update messages (Threads, Locked Threads) */
export function checkLock(world: World, channel: ChannelRecord): void {
  if (channel.thread?.locked && !can(world, world.bot.id, channel, 'ManageThreads')) throw threadLocked();
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
