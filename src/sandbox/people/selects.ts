import { ComponentType } from 'discord-api-types/v10';
import type { ResolvedIds } from '../interactions/interaction-payload.ts';
import type { ComponentRecord } from '../world/component-record.ts';
import { can } from '../world/permissions.ts';
import type { MemberRecord } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { findChannel, findMember, findRole, memberNamed } from './find.ts';

/**
 * The values that a member picks in a select, as the bot receives them.
 * @param picked labels or values of a string select; names or ids of members, channels and roles
 * @param resolvedIds collects the ids in the values
 * @throws when a value is not offered, or there are too few or too many
 */
export function selectedValues(
  world: World,
  member: MemberRecord,
  select: ComponentRecord,
  picked: readonly string[],
  resolvedIds: ResolvedIds,
): string[] {
  const isOptional = select.required === false;
  const minimum = isOptional && picked.length === 0 ? 0 : (select.min_values ?? 1);
  const maximum = select.max_values ?? 1;
  if (picked.length < minimum || picked.length > maximum)
    throw new Error(`Pick between ${minimum} and ${maximum} values, not ${picked.length}`);
  return picked.map((text) => pickedValue(world, member, select, text, resolvedIds));
}

function pickedValue(
  world: World,
  member: MemberRecord,
  select: ComponentRecord,
  text: string,
  resolvedIds: ResolvedIds,
): string {
  switch (select.type) {
    case ComponentType.UserSelect: {
      const { id } = findMember(world, member.guild_id, text).user;
      resolvedIds.users.add(id);
      return id;
    }
    case ComponentType.MentionableSelect: {
      const isMember = memberNamed(world, member.guild_id, text) !== undefined;
      const type = isMember ? ComponentType.UserSelect : ComponentType.RoleSelect;
      return pickedValue(world, member, { ...select, type }, text, resolvedIds);
    }
    case ComponentType.RoleSelect: {
      const { id } = findRole(world, member.guild_id, text);
      resolvedIds.roles.add(id);
      return id;
    }
    case ComponentType.ChannelSelect: {
      const channel = findChannel(world, member.guild_id, text);
      const types = select.channel_types ?? [];
      if (types.length > 0 && !types.includes(channel.type))
        throw new Error(`#${channel.name} is of a type that is not on offer`);
      if (!can(world, member.user.id, channel, 'ViewChannel'))
        throw new Error(`${member.user.global_name} cannot see #${channel.name}`);
      resolvedIds.channels.add(channel.id);
      return channel.id;
    }
    default: {
      const option = select.options?.find(({ label, value }) => value === text || label === text);
      if (!option) throw new Error(`"${text}" is not on offer`);
      return option.value;
    }
  }
}
