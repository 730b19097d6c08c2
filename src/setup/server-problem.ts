import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { NEEDED_PERMISSIONS, type NeededPermission, permissionNames } from '../presentation/permissions.ts';
import type { Translate } from '../presentation/texts/texts.ts';
import { channelPermissions, serverPermissions } from './channel-permissions.ts';
import type { Channel, ServerState } from './discord.ts';

/** What is missing in a server, as the one thing to do. */
export interface ServerProblem {
  readonly text: string;
  /** How to go on with it as it is; absent: nothing works before. */
  readonly without?: string;
}

export interface ServerCheck {
  readonly botId: string;
  readonly inviteLink: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** For the names of permissions. */
  readonly t: Translate;
}

/** How many channels are named at most. */
const NAMED = 5;

/** What has to be done in a server before the bot can post reviews there; undefined when all is well. */
export function serverProblem(server: ServerState, check: ServerCheck): ServerProblem | undefined {
  const { name, me, hasCommands } = server;
  const { inviteLink, now } = check;
  if (!hasCommands)
    return {
      text: `${name} has me without my commands. Open this link again and add me once more:\n${inviteLink}`,
    };
  if (Date.parse(me.communication_disabled_until ?? '') > now)
    return { text: `${name} has me in time-out. Right-click my name there and press Remove Timeout.` };
  return permissionProblem(server, check);
}

function permissionProblem(server: ServerState, { botId, t }: ServerCheck): ServerProblem | undefined {
  const me = { id: botId, roles: server.me.roles };
  const everyone = { id: '', roles: [] };
  const channels = server.channels
    .filter(({ type }) => type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement)
    .sort((a, b) => a.position - b.position)
    .map((channel) => ({ ...channel, missing: missingIn(channelPermissions(server, me, channel)) }));
  const isUsable = channels.some(({ missing }) => missing.length === 0);
  const inServer = missingIn(serverPermissions(server, me));
  const names = (missing: readonly NeededPermission[]) => permissionNames(missing, t).join(', ');
  if (channels.length === 0) return { text: `${server.name} has no text channel. Make one for reviews.` };
  if (!isUsable && inServer.length > 0)
    return {
      text: `I can't post reviews in ${server.name}. In Server Settings, Roles, ${roleName(server)}, switch on: ${names(inServer)}.`,
    };
  const [first] = channels;
  if (!isUsable && first !== undefined)
    return { text: `I can't post reviews in any channel of ${server.name}. ${whatToDo(first.missing)}` };
  // Who gave me only what I need in one channel has thought about it.
  if (inServer.length > 0) return undefined;
  const isForMembers = (channel: Channel) =>
    has(channelPermissions(server, everyone, channel), ['ViewChannel', 'SendMessages']);
  const odd = channels.filter((channel) => channel.missing.length > 0 && isForMembers(channel));
  const [one] = odd;
  if (one === undefined) return undefined;
  const isUnseen = one.missing.includes('ViewChannel');
  const same = odd.filter(({ missing }) => missing.includes('ViewChannel') === isUnseen);
  const listed = listOf(same.map((channel) => `#${channel.name}`));
  return {
    text: `${isUnseen ? "I can't see" : "I can't post reviews in"} ${listed}. ${whatToDo(one.missing)}`,
    without: `Go on without ${same.length === 1 ? 'that channel' : 'those channels'}`,
  };

  function whatToDo(missing: readonly NeededPermission[]): string {
    return `In the settings of the channel for reviews, under Permissions, add ${roleName(server)} and allow: ${names(missing)}.`;
  }
}

const has = (bits: bigint, names: readonly NeededPermission[]): boolean =>
  names.every((name) => bits & PermissionFlagsBits[name]);

const missingIn = (bits: bigint): NeededPermission[] =>
  NEEDED_PERMISSIONS.filter((name) => !has(bits, [name]));

/** The role that Discord made for the bot, which managers find in its lists. */
const roleName = ({ id, roles, me }: ServerState): string =>
  roles.find((role) => role.id !== id && me.roles.includes(role.id))?.name ?? 'my role';

function listOf(names: readonly string[]): string {
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ');
}
