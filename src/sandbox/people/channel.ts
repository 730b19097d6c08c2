import { OverwriteType } from 'discord-api-types/v10';
import { deleteChannel, restrictToAdults, setOverwrite } from '../actions/guild.ts';
import { emptyChannel } from '../actions/messages.ts';
import { changeThread } from '../actions/threads.ts';
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
  /** Deletes all messages, with an event for each unless it is done in bulk. */
  purge(how?: 'one by one' | 'in bulk'): void;
  /** Makes it age-restricted: Discord shows it to adults alone. */
  restrictToAdults(): void;
  /** Archives this thread; `locked` also keeps all but moderators from opening it again. */
  archive(options?: { locked?: boolean }): void;
  /** Opens this thread again, and takes its lock away unless `locked` keeps it. */
  open(options?: { locked?: boolean }): void;
}

export function sandboxChannel(world: World, channel: ChannelRecord): SandboxChannel {
  const { id, guild_id, name } = channel;
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
    purge: (how = 'one by one') => emptyChannel(world, channel, how),
    restrictToAdults: () => restrictToAdults(world, id),
    archive: ({ locked = false } = {}) => changeThread(world, id, { archived: true, locked }),
    open: ({ locked = false } = {}) => changeThread(world, id, { archived: false, locked }),
  };
}
