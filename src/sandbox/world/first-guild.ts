import { OverwriteType } from 'discord-api-types/v10';
import { permissionBits } from './permissions.ts';
import type { MemberRecord, UserRecord } from './records.ts';
import { memberKey, type World } from './world.ts';

/** What @everyone may do in a new guild, as far as it matters here. */
const everyonePermissions = permissionBits(
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'UseExternalEmojis',
  'ChangeNickname',
);

/** What the bot's invite asks for. */
const invitePermissions = permissionBits(
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
);

const people = [
  { name: 'Ada', username: 'ada', locale: 'en-US' },
  { name: 'Malik', username: 'malik', locale: 'en-GB' },
  { name: 'Noor', username: 'noor', locale: 'en-US' },
  { name: 'Jun', username: 'jun', locale: 'ja' },
  { name: 'Léa', username: 'lea', locale: 'fr' },
  { name: 'Tomás', username: 'tomas', locale: 'es-ES' },
];

/**
 * Makes a guild with three channels, a moderator role and six invented members, the first of whom owns it.
 * @returns its id
 */
export function createGuild(world: World, name: string, joined: boolean): string {
  const guildId = world.newId();
  const users = people.map((person): UserRecord & { locale: string } => {
    const id = world.newId();
    return { id, username: person.username, global_name: person.name, bot: false, locale: person.locale };
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
    world.members.put(memberKey(guildId, user.id), memberOf(world, guildId, user, roles, locale));
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
      type: 0,
      position,
      permission_overwrites: channelName === 'staff' ? overwrites : [],
    });
  }
  if (joined) addBot(world, guildId);
  return guildId;
}

/** Puts the bot into a guild, as its invite link would: with a role of its own that carries what was asked for. */
export function addBot(world: World, guildId: string): void {
  const guild = world.guilds.get(guildId);
  if (!guild) throw new Error(`No guild ${guildId}`);
  const roleId = world.newId();
  world.roles.put(roleId, {
    id: roleId,
    guild_id: guildId,
    name: 'Ovation',
    permissions: String(invitePermissions),
    position: 1,
    managed: true,
    bot_id: world.bot.id,
  });
  world.members.put(
    memberKey(guildId, world.bot.id),
    memberOf(world, guildId, botUser(world), [roleId], 'en-US'),
  );
  world.guilds.put(guildId, { ...guild, joined: true });
}

/** Takes the bot out of a guild: its member and its own role go. */
export function removeBot(world: World, guildId: string): void {
  const guild = world.guilds.get(guildId);
  if (!guild) throw new Error(`No guild ${guildId}`);
  world.guilds.put(guildId, { ...guild, joined: false });
  world.members.remove(memberKey(guildId, world.bot.id));
  for (const role of world.roles.values())
    if (role.guild_id === guildId && role.bot_id === world.bot.id) world.roles.remove(role.id);
}

/** The bot as a user. */
export const botUser = (world: World): UserRecord => ({
  id: world.bot.id,
  username: 'Ovation',
  global_name: null,
  bot: true,
});

function memberOf(
  world: World,
  guildId: string,
  user: UserRecord,
  roles: string[],
  locale: string,
): MemberRecord {
  return {
    guild_id: guildId,
    user,
    nick: null,
    roles,
    joined_at: new Date(world.now()).toISOString(),
    locale,
  };
}
