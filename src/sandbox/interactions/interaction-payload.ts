import { InteractionContextType } from 'discord-api-types/v10';
import { directChannelPayload, partialChannelPayload, resolvedChannelPayload } from '../payloads/channel.ts';
import { interactionMemberPayload, memberPayload, rolePayload, userPayload } from '../payloads/member.ts';
import { messagePayload } from '../payloads/message.ts';
import { attachmentPayload } from '../payloads/message-media.ts';
import { LARGEST_FILE } from '../rules/uploads.ts';
import { channelPermissions, guildPermissions, permissionBits } from '../world/permissions.ts';
import type { AttachmentRecord, MemberRecord, SandboxMessage } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';
import type { Interaction } from './interactions.ts';

/** An interaction in INTERACTION_CREATE, with all the fields that Discord documents. */
export function interactionPayload(world: World, interaction: Interaction, data: object): object {
  const place = interaction.guildId === '' ? directPlace(world, interaction) : guildPlace(world, interaction);
  const message = world.messages.get(interaction.sourceId ?? '');
  return {
    id: interaction.id,
    application_id: world.bot.applicationId,
    type: interaction.type,
    data,
    channel_id: interaction.channelId,
    token: interaction.token,
    version: 1,
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: LARGEST_FILE,
    ...place,
    ...(message && { message: messagePayload(world, message, true) }),
  };
}

/** What an interaction in the bot's private messages has in place of a guild and a member. */
function directPlace(world: World, { channelId, userId }: Interaction) {
  const channel = world.channels.get(channelId);
  const member = world.members.values().find(({ user }) => user.id === userId);
  if (!channel || !member) throw new Error('The channel or the user is gone.');
  return {
    channel: directChannelPayload(world, channel),
    user: userPayload(member.user),
    app_permissions: String(permissionBits('ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles')),
    locale: member.locale,
    // "0" stands for the bot's private messages (Interaction, Authorizing Integration Owners Object).
    authorizing_integration_owners: { '0': '0' },
    context: InteractionContextType.BotDM,
  };
}

function guildPlace(world: World, interaction: Interaction) {
  const guild = world.guilds.get(interaction.guildId);
  const channel = world.channels.get(interaction.channelId);
  const member = world.members.get(memberKey(interaction.guildId, interaction.userId));
  const bot = world.members.get(memberKey(interaction.guildId, world.bot.id));
  if (!guild || !channel || !member) throw new Error('The channel or the member is gone.');
  return {
    guild: { id: guild.id, locale: guild.preferred_locale, features: [] },
    guild_id: guild.id,
    guild_locale: guild.preferred_locale,
    channel: partialChannelPayload(world, channel, member),
    member: interactionMemberPayload(world, member, channel),
    app_permissions: String(bot ? channelPermissions(world, bot, channel) : 0n),
    locale: member.locale,
    authorizing_integration_owners: { '0': guild.id },
    context: 0,
  };
}

/**
 * The target of a message command. It includes the content whatever the intents: Discord documents messages that "the
 * app receives through interactions" among the exceptions (Gateway, Message Content Intent).
 */
export const messageTargetData = (world: World, message: SandboxMessage) => ({
  target_id: message.id,
  resolved: { messages: { [message.id]: messagePayload(world, message, true) } },
});

/** The ids in an interaction's values, for `resolved` to describe. */
export interface ResolvedIds {
  readonly users: Set<string>;
  readonly channels: Set<string>;
  readonly roles: Set<string>;
  /** By id: files that the member has given. Nothing else knows them. */
  readonly attachments: Map<string, AttachmentRecord>;
}

export const noResolvedIds = (): ResolvedIds => ({
  users: new Set(),
  channels: new Set(),
  roles: new Set(),
  attachments: new Map(),
});

/** The `resolved` part of an interaction's data; an empty object when there are no ids. */
export function resolvedPayload(
  world: World,
  member: MemberRecord,
  resolvedIds: ResolvedIds,
): { resolved?: object } {
  const entries = <T>(ids: Set<string>, read: (id: string) => T | undefined) =>
    Object.fromEntries(
      [...ids].flatMap((id) => {
        const value = read(id);
        return value === undefined ? [] : [[id, value]];
      }),
    );
  const memberOf = (id: string) => world.members.get(memberKey(member.guild_id, id));
  if (Object.values(resolvedIds).every(({ size }) => size === 0)) return {};
  return {
    resolved: {
      ...(resolvedIds.users.size > 0 && {
        users: entries(resolvedIds.users, (id) => {
          const found = memberOf(id) ?? world.formerMembers.get(memberKey(member.guild_id, id));
          return found && userPayload(found.user);
        }),
        members: entries(resolvedIds.users, (id) => {
          const found = memberOf(id);
          if (!found) return undefined;
          // Discord documents these three as missing (Resolved Data Structure).
          const { user: _, deaf: __, mute: ___, ...rest } = memberPayload(found);
          return { ...rest, permissions: String(guildPermissions(world, found)) };
        }),
      }),
      ...(resolvedIds.channels.size > 0 && {
        channels: entries(resolvedIds.channels, (id) => {
          const channel = world.channels.get(id);
          return channel && resolvedChannelPayload(world, channel, member);
        }),
      }),
      ...(resolvedIds.roles.size > 0 && {
        roles: entries(resolvedIds.roles, (id) => {
          const role = world.roles.get(id);
          return role && rolePayload(role);
        }),
      }),
      ...(resolvedIds.attachments.size > 0 && {
        attachments: Object.fromEntries(
          Array.from(resolvedIds.attachments, ([id, file]) => [id, attachmentPayload(world, file)]),
        ),
      }),
    },
  };
}
