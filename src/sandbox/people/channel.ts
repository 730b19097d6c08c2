import { OverwriteType } from 'discord-api-types/v10';
import { deleteChannel, setOverwrite } from '../actions/guild.ts';
import type { PermissionName } from '../world/permissions.ts';
import type { ChannelRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { findMember, findRole } from './find.ts';

/** A channel for tests to read and set up. */
export interface SandboxChannel {
  readonly id: string;
  readonly name: string;
  /** The messages that are not ephemeral, oldest first. */
  readonly messages: SandboxMessage[];
  /** @param who 'bot', 'everyone', or a member's or role's name */
  deny(who: string, ...permissions: PermissionName[]): void;
  allow(who: string, ...permissions: PermissionName[]): void;
  delete(): void;
}

export function sandboxChannel(world: World, { id, guild_id, name }: ChannelRecord): SandboxChannel {
  const subject = (who: string) => {
    if (who === 'bot') return { id: world.bot.id, type: OverwriteType.Member };
    if (who === 'everyone') return { id: guild_id, type: OverwriteType.Role };
    const isRole = world.roles.values().some((role) => role.guild_id === guild_id && role.name === who);
    return isRole
      ? { id: findRole(world, guild_id, who).id, type: OverwriteType.Role }
      : { id: findMember(world, guild_id, who).user.id, type: OverwriteType.Member };
  };
  return {
    id,
    name,
    get messages() {
      return world.messagesOf(id).filter(({ visible_to }) => visible_to === null);
    },
    deny: (who, ...names) => setOverwrite(world, id, subject(who), 'deny', names),
    allow: (who, ...names) => setOverwrite(world, id, subject(who), 'allow', names),
    delete: () => deleteChannel(world, id),
  };
}
