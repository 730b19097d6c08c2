import { GuildMFALevel, type OverwriteType } from 'discord-api-types/v10';
import { can, guildPermissions } from '../world/permissions.ts';
import type { ChannelRecord, EmojiRecord, GuildRecord } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';
import { channelPayload } from './channel.ts';
import { memberPayload, rolePayload } from './member.ts';

export const rolesOf = (world: World, guildId: string) =>
  world.roles.values().filter((role) => role.guild_id === guildId);
/** A guild's channels, without its threads. */
export const channelsOf = (world: World, guildId: string) =>
  world.channels.values().filter(({ guild_id, thread }) => guild_id === guildId && !thread);
/** A guild's active threads that the bot can view. */
export const activeThreadsOf = (world: World, guildId: string) =>
  world.channels
    .values()
    .filter((channel) => channel.guild_id === guildId && channel.thread?.archived === false)
    .filter((thread) => can(world, world.bot.id, thread, 'ViewChannel'));
export const membersOf = (world: World, guildId: string) =>
  world.members.values().filter((member) => member.guild_id === guildId);

export function guildPayload(world: World, guild: GuildRecord) {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner_id,
    preferred_locale: guild.preferred_locale,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    features: [],
    roles: rolesOf(world, guild.id).map(rolePayload),
    emojis: (guild.emojis ?? []).map(guildEmojiPayload),
    stickers: [],
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: guild.needs_two_factor ? GuildMFALevel.Elevated : GuildMFALevel.None,
    nsfw_level: 0,
    nsfw: false,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    application_id: null,
    vanity_url_code: null,
    region: 'deprecated',
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    widget_enabled: false,
    widget_channel_id: null,
    max_members: 500_000,
    max_presences: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    hub_type: null,
    incidents_data: null,
  };
}

/** A guild in GUILD_CREATE; without the members intent, the bot is its only member. */
export function guildCreatePayload(world: World, guild: GuildRecord) {
  const bot = world.members.get(memberKey(guild.id, world.bot.id));
  return {
    ...guildPayload(world, guild),
    joined_at: bot?.joined_at ?? new Date(world.now()).toISOString(),
    large: false,
    unavailable: false,
    member_count: membersOf(world, guild.id).length,
    members: bot ? [memberPayload(bot)] : [],
    channels: channelsOf(world, guild.id).map((channel) => channelPayload(world, channel)),
    threads: activeThreadsOf(world, guild.id).map((thread) => channelPayload(world, thread)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A guild in `GET /users/@me/guilds`. */
export function partialGuildPayload(world: World, guild: GuildRecord) {
  const bot = world.members.get(memberKey(guild.id, world.bot.id));
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: false,
    permissions: String(bot ? guildPermissions(world, bot) : 0n),
    features: [],
  };
}

export const emojiPayload = (emoji: EmojiRecord) => ({ id: emoji.id, name: emoji.name });

/** A custom emoji in its guild (Emoji Resource, Emoji Object). */
export const guildEmojiPayload = (emoji: EmojiRecord) => ({
  ...emojiPayload(emoji),
  roles: [],
  require_colons: true,
  managed: false,
  animated: false,
  available: true,
});

/** The overwrite of a role or member in a channel; one that allows and denies nothing if there is none. */
export const overwriteOf = (channel: ChannelRecord, id: string, type: OverwriteType) =>
  channel.permission_overwrites.find((overwrite) => overwrite.id === id && overwrite.type === type) ?? {
    id,
    type,
    allow: '0',
    deny: '0',
  };
