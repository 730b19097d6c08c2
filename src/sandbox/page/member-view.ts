import { ApplicationCommandType as CommandType } from 'discord-api-types/v10';
import type { Person } from '../people/person.ts';
import type { Sandbox } from '../sandbox.ts';
import { displayName } from '../world/display-name.ts';
import { can, permissionToSend } from '../world/permissions.ts';
import type { ChannelRecord, SandboxMessage } from '../world/records.ts';
import { memberKey } from '../world/world.ts';
import { type CommandView, commandsView, menuCommandsView } from './commands-view.ts';
import { type WorldView, worldView } from './world-view.ts';

/** Everything that a member's page shows except messages. */
export interface MemberView {
  readonly guild: { readonly id: string; readonly name: string };
  readonly me: { readonly id: string; readonly name: string; readonly locale: string };
  readonly members: readonly MemberEntry[];
  readonly roles: readonly NamedEntry[];
  /** The server's custom emoji, as `name:id`. */
  readonly emoji: readonly string[];
  /** The channels that the member sees, in order. */
  readonly channels: readonly ChannelEntry[];
  readonly commands: readonly CommandView[];
  /** The commands in the menu of a message. */
  readonly messageCommands: readonly string[];
  /** The commands in the menu of a person. */
  readonly userCommands: readonly string[];
  /** By channel, the id of the newest message that the member sees there; without the channel that they look at. */
  readonly newestElsewhere: Readonly<Record<string, string>>;
  /** The channel that the member looks at, if they see any. */
  readonly channelId?: string;
  readonly world: WorldView;
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
  /** Whether the member sees the channel's messages. */
  readonly canRead: boolean;
}

/**
 * @param channel the one that they look at, if they see any
 * @throws when they left
 */
export function memberView(sandbox: Sandbox, person: Person, channel: ChannelRecord | undefined): MemberView {
  const { world, guildId } = sandbox;
  const member = world.members.get(memberKey(guildId, person.id));
  if (!member) throw new Error(`${person.name} is not in this guild any more`);
  const channels = visibleChannels(sandbox, person);
  const mayUseCommands = channel && can(world, person.id, channel, 'UseApplicationCommands');
  return {
    guild: { id: guildId, name: world.guilds.get(guildId)?.name ?? '' },
    me: { id: person.id, name: person.name, locale: member.locale },
    members: membersOf(sandbox),
    roles: world.roles
      .values()
      .filter(({ guild_id }) => guild_id === guildId)
      .map(({ id, name }) => ({ id, name })),
    emoji: (world.guilds.get(guildId)?.emojis ?? []).map(({ name, id }) => `${name}:${id}`),
    channels: channels.map((each) => ({
      id: each.id,
      name: each.name,
      type: each.type,
      canSend: can(world, person.id, each, permissionToSend(each)),
      canRead: can(world, person.id, each, 'ReadMessageHistory'),
    })),
    newestElsewhere: Object.fromEntries(
      channels.flatMap((each) => {
        const newest = each === channel ? undefined : readMessages(sandbox, person, each).at(-1);
        return newest ? [[each.id, newest.id]] : [];
      }),
    ),
    commands: mayUseCommands ? commandsView(world, member) : [],
    messageCommands: mayUseCommands ? menuCommandsView(world, member, CommandType.Message) : [],
    userCommands: mayUseCommands ? menuCommandsView(world, member, CommandType.User) : [],
    ...(channel && { channelId: channel.id }),
    world: worldView(sandbox, channel),
  };
}

interface LookedAt {
  readonly channel: ChannelRecord | undefined;
  readonly mayRemove: boolean;
  /** The messages that they see there, oldest first. */
  readonly messages: readonly SandboxMessage[];
}

/**
 * The channel that a member looks at.
 * @param wanted its name or id, `reviews` when left out; the first that they see when it is hidden from them or gone
 */
export function lookedAt(sandbox: Sandbox, person: Person, wanted?: string): LookedAt {
  const visible = visibleChannels(sandbox, person);
  const sought = wanted ?? 'reviews';
  const channel = visible.find(({ id, name }) => id === sought || name === sought) ?? visible[0];
  return {
    channel,
    mayRemove: channel !== undefined && can(sandbox.world, person.id, channel, 'ManageMessages'),
    messages: channel ? readMessages(sandbox, person, channel) : [],
  };
}

const visibleChannels = ({ world, guildId }: Sandbox, person: Person): ChannelRecord[] =>
  world.channels
    .values()
    .filter(({ guild_id, recipient_id }) => guild_id === guildId || recipient_id === person.id)
    .filter((channel) => can(world, person.id, channel, 'ViewChannel'))
    .sort(
      (left, right) => left.position - right.position || Number('thread' in left) - Number('thread' in right),
    );

/** Without Read Message History a channel looks empty. */
const readMessages = ({ world }: Sandbox, person: Person, channel: ChannelRecord) =>
  can(world, person.id, channel, 'ReadMessageHistory') ? person.messages(channel.id) : [];

function membersOf({ world, guildId }: Sandbox): MemberEntry[] {
  const ownerId = world.guilds.get(guildId)?.owner_id;
  const byHeight = world.roles.values().sort((left, right) => right.position - left.position);
  return world.members
    .values()
    .filter(({ guild_id }) => guild_id === guildId)
    .map(({ user, roles }) => {
      const role = byHeight.find(({ id }) => roles.includes(id))?.name;
      const standing = user.id === ownerId ? 'Owner' : role;
      return {
        id: user.id,
        name: displayName(user),
        bot: user.bot,
        ...(standing !== undefined && { standing }),
      };
    });
}
