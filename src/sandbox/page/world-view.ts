import { isAssignable } from '../actions/members.ts';
import type { Sandbox } from '../sandbox.ts';
import { displayName } from '../world/display-name.ts';
import {
  channelPermissions,
  isTimedOut,
  type PermissionName,
  permissionLabel,
  permissionNames,
} from '../world/permissions.ts';
import type { ChannelRecord, RoleRecord } from '../world/records.ts';
import { memberKey } from '../world/world.ts';

/** The permissions that the page offers: those that matter to a bot that posts, and to people who react. */
export const offeredPermissions = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'ManageMessages',
  'ManageGuild',
] as const satisfies readonly PermissionName[];

type OfferedPermission = (typeof offeredPermissions)[number];

/** The state of everything that can be changed behind the scenes. */
export interface WorldView {
  readonly offeredPermissions: readonly { readonly name: OfferedPermission; readonly label: string }[];
  readonly roles: readonly RoleEntry[];
  readonly members: readonly RoleHolder[];
  /** Members who left and can rejoin. */
  readonly formerMembers: readonly Pick<RoleHolder, 'id' | 'name'>[];
  readonly isBotHere: boolean;
  readonly isBotTimedOut: boolean;
  readonly emoji: readonly { readonly id: string; readonly name: string }[];
  /** Whether the channel that the page shows is an archived thread; undefined when it is no thread. */
  readonly isArchived?: boolean;
  /** The permissions of the bot (`bot`) and each role in the channel that the page shows. */
  readonly inChannel: readonly PermittedEntry[];
  /** How many milliseconds late Discord answers each request. */
  readonly latency: number;
  /** How many requests will still fail. */
  readonly falseAnswers: number;
}

interface PermittedEntry {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly OfferedPermission[];
}

interface RoleEntry extends PermittedEntry {
  /** Whether members can be given it. */
  readonly isAssignable: boolean;
}

interface RoleHolder {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly isOwner: boolean;
}

/** @param channel the one that the page shows, if any */
export function worldView({ world, guildId, faults }: Sandbox, channel?: ChannelRecord): WorldView {
  const roles = world.roles.values().filter(({ guild_id }) => guild_id === guildId);
  const guild = world.guilds.get(guildId);
  const bot = world.members.get(memberKey(guildId, world.bot.id));
  const inGuild = (members: typeof world.members) =>
    members
      .values()
      .filter(({ guild_id, user }) => guild_id === guildId && !user.bot)
      .map(({ user, roles: held }) => ({
        id: user.id,
        name: displayName(user),
        roles: held,
        isOwner: user.id === guild?.owner_id,
      }));
  return {
    offeredPermissions: offeredPermissions.map((name) => ({ name, label: permissionLabel(name) })),
    roles: roles.map((role) => ({
      ...permitted(role, BigInt(role.permissions)),
      isAssignable: isAssignable(role),
    })),
    members: inGuild(world.members),
    formerMembers: inGuild(world.formerMembers),
    isBotHere: guild?.joined ?? false,
    isBotTimedOut: bot !== undefined && isTimedOut(world, bot),
    emoji: (guild?.emojis ?? []).map(({ id, name }) => ({ id: id ?? '', name })),
    ...(channel?.thread && { isArchived: channel.thread.archived }),
    inChannel: channel ? permissionsIn(channel) : [],
    latency: faults.latency,
    falseAnswers: faults.falseAnswers(),
  };

  function permissionsIn(place: ChannelRecord): PermittedEntry[] {
    return [
      ...(bot ? [permitted({ id: 'bot', name: 'The bot' }, channelPermissions(world, bot, place))] : []),
      ...roles
        .filter(({ managed }) => !managed)
        .map((role) => permitted(role, rolePermissionsIn(place, role))),
    ];
  }

  /** The permissions in a channel of somebody who has only this role. */
  function rolePermissionsIn(place: ChannelRecord, role: RoleRecord): bigint {
    const user = { id: '', username: '', global_name: null, bot: false };
    const holder = { guild_id: guildId, user, nick: null, roles: [role.id], joined_at: '', locale: '' };
    return channelPermissions(world, holder, place);
  }
}

function permitted({ id, name }: Pick<RoleRecord, 'id' | 'name'>, bits: bigint): PermittedEntry {
  const names = permissionNames(bits);
  return {
    id,
    name,
    permissions: offeredPermissions.filter((offered) => names.includes(offered)),
  };
}
