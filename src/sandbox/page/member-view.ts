import type { Person } from '../people/person.ts';
import type { Sandbox } from '../sandbox.ts';
import { can } from '../world/permissions.ts';
import type { ChannelRecord } from '../world/records.ts';
import { memberKey } from '../world/world.ts';
import { type CommandView, commandsView, messageCommandsView } from './commands-view.ts';
import { type MessageView, messageView } from './message-view.ts';

/** The page shows the newest messages of a channel, up to this number. */
const mostMessages = 500;

/** All that one member's page shows. */
export interface MemberView {
  readonly guild: { readonly id: string; readonly name: string };
  readonly me: { readonly id: string; readonly name: string; readonly locale: string };
  readonly members: readonly MemberEntry[];
  readonly roles: readonly NamedEntry[];
  /** The channels that the member sees, in order. */
  readonly channels: readonly ChannelEntry[];
  readonly commands: readonly CommandView[];
  /** What the menu of a message offers. */
  readonly messageCommands: readonly string[];
  /** The channel that is looked at, if there is one that the member sees. */
  readonly channelId?: string;
  /** Its messages, oldest first. */
  readonly messages: readonly MessageView[];
  /** How many older ones are left out. */
  readonly olderMessages: number;
}

interface NamedEntry {
  readonly id: string;
  readonly name: string;
}

interface MemberEntry extends NamedEntry {
  readonly bot: boolean;
  /** Owner, or the highest role's name. */
  readonly standing?: string;
}

interface ChannelEntry extends NamedEntry {
  readonly type: number;
  readonly canSend: boolean;
}

/**
 * What a member sees when they look at a channel.
 * @param wantedChannel its name or id; the first one that they see when it is left out or hidden from them
 */
export function memberView(sandbox: Sandbox, person: Person, wantedChannel?: string): MemberView {
  const { world, guildId } = sandbox;
  const member = world.members.get(memberKey(guildId, person.id));
  if (!member) throw new Error(`${person.name} is not in this guild any more`);
  const visible = world.channels
    .values()
    .filter((channel) => channel.guild_id === guildId && can(world, person.id, channel, 'ViewChannel'))
    .sort((left, right) => left.position - right.position);
  const channel =
    visible.find(({ id, name }) => id === wantedChannel || name === wantedChannel) ?? visible[0];
  const messages = channel ? readMessages(sandbox, person, channel) : [];
  const mayRemove = channel !== undefined && can(world, person.id, channel, 'ManageMessages');
  return {
    guild: { id: guildId, name: world.guilds.get(guildId)?.name ?? '' },
    me: { id: person.id, name: person.name, locale: member.locale },
    members: membersOf(sandbox),
    roles: world.roles
      .values()
      .filter(({ guild_id }) => guild_id === guildId)
      .map(({ id, name }) => ({ id, name })),
    channels: visible.map((each) => ({
      id: each.id,
      name: each.name,
      type: each.type,
      canSend: can(world, person.id, each, 'SendMessages'),
    })),
    commands: commandsView(world, member),
    messageCommands: messageCommandsView(world, member),
    ...(channel && { channelId: channel.id }),
    messages: messages.slice(-mostMessages).map((message) => messageView(message, person.id, mayRemove)),
    olderMessages: Math.max(0, messages.length - mostMessages),
  };
}

/** Without Read Message History a channel looks empty. */
const readMessages = ({ world }: Sandbox, person: Person, channel: ChannelRecord) =>
  can(world, person.id, channel, 'ReadMessageHistory') ? person.messages(channel.id) : [];

function membersOf({ world, guildId }: Sandbox): MemberEntry[] {
  const ownerId = world.guilds.get(guildId)?.owner_id;
  return world.members
    .values()
    .filter(({ guild_id }) => guild_id === guildId)
    .map(({ user, roles }) => {
      const role = roles.map((id) => world.roles.get(id)?.name).find((name) => name !== undefined);
      const standing = user.id === ownerId ? 'Owner' : role;
      return {
        id: user.id,
        name: user.global_name ?? user.username,
        bot: user.bot,
        ...(standing !== undefined && { standing }),
      };
    });
}
