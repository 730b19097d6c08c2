import { ChannelType, OverwriteType } from 'discord-api-types/v10';
import { avatarHash } from './avatar-hash.ts';
import { addBot, newMember } from './bot-member.ts';
import { permissionBits } from './permissions.ts';
import type { UserRecord } from './records.ts';
import { memberKey, type World } from './world.ts';

/** What @everyone may do in a new guild, of the permissions that the sandbox looks at. */
const everyonePermissions = permissionBits(
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'UseExternalEmojis',
  'ChangeNickname',
);

const people = [
  { name: 'Ada', username: 'ada', locale: 'en-US' },
  { name: 'Malik', username: 'malik', locale: 'en-GB' },
  { name: 'Noor', username: 'noor', locale: 'en-US' },
  { name: 'Jun', username: 'jun', locale: 'ja' },
  { name: 'Léa', username: 'lea', locale: 'fr' },
  { name: 'Tomás', username: 'tomas', locale: 'es-ES' },
];

/** How long the bot has been in the guild of a new world, in milliseconds. */
const LONG_AGO = 30 * 24 * 60 * 60_000;

/**
 * Makes a guild with three channels, a moderator role and six invented members, the first of whom owns it.
 * @returns its id
 */
export function createGuild(world: World, name: string, joined: boolean): string {
  const guildId = world.newId();
  const users = people.map((person): UserRecord & { locale: string } => {
    const id = world.newId();
    const { name, username, locale } = person;
    return { id, username, global_name: name, bot: false, avatar: avatarHash(name), locale };
  });
  const moderatorRole = world.newId();
  world.guilds.put(guildId, {
    id: guildId,
    name,
    owner_id: users[0]?.id ?? '',
    preferred_locale: 'en-US',
    joined: false,
  });
  const role = { guild_id: guildId, managed: false };
  world.roles.put(guildId, {
    ...role,
    id: guildId,
    name: '@everyone',
    permissions: String(everyonePermissions),
    position: 0,
  });
  world.roles.put(moderatorRole, {
    ...role,
    id: moderatorRole,
    name: 'Moderator',
    permissions: String(permissionBits('ManageMessages')),
    position: 2,
  });
  for (const { locale, ...user } of users) {
    const roles = user.global_name === 'Malik' ? [moderatorRole] : [];
    world.members.put(memberKey(guildId, user.id), newMember(world, guildId, user, roles, locale));
  }
  for (const [position, channelName] of ['general', 'reviews', 'staff'].entries()) {
    const id = world.newId();
    const view = String(permissionBits('ViewChannel'));
    const overwrites = [
      { id: guildId, type: OverwriteType.Role as const, allow: '0', deny: view },
      { id: moderatorRole, type: OverwriteType.Role as const, allow: view, deny: '0' },
    ];
    world.channels.put(id, {
      id,
      guild_id: guildId,
      name: channelName,
      type: ChannelType.GuildText,
      position,
      permission_overwrites: channelName === 'staff' ? overwrites : [],
    });
  }
  if (joined) addBot(world, guildId, { at: world.now() - LONG_AGO });
  return guildId;
}
