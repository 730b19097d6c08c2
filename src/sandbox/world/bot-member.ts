import { permissionBits } from './permissions.ts';
import type { MemberRecord, UserRecord } from './records.ts';
import { memberKey, type World } from './world.ts';

/** The permissions that the bot's invite link asks for. */
const invitePermissions = permissionBits(
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
);

const BOTH_SCOPES: NonNullable<Invitation['scopes']> = ['bot', 'applications.commands'];

/** How the bot is added to a guild. */
export interface Invitation {
  /** Milliseconds since the epoch; now when left out. */
  readonly at?: number;
  /** As bits; those of the invite link when left out. */
  readonly permissions?: bigint;
  /** Both when left out. */
  readonly scopes?: readonly ('bot' | 'applications.commands')[];
}

/** Adds the bot to a guild as an invite link would: with a managed role that has the permissions asked for. */
export function addBot(
  world: World,
  guildId: string,
  { at = world.now(), permissions = invitePermissions, scopes = BOTH_SCOPES }: Invitation = {},
): void {
  const guild = world.guilds.get(guildId);
  if (!guild) throw new Error(`No guild ${guildId}`);
  const roleId = world.newId();
  world.roles.put(roleId, {
    id: roleId,
    guild_id: guildId,
    name: 'Ovation',
    permissions: String(permissions),
    position: 1,
    managed: true,
    bot_id: world.bot.id,
  });
  world.members.put(memberKey(guildId, world.bot.id), {
    ...newMember(world, guildId, botUser(world), [roleId], 'en-US'),
    joined_at: new Date(at).toISOString(),
  });
  const lacks_commands = !scopes.includes('applications.commands');
  world.guilds.put(guildId, { ...guild, joined: true, lacks_commands });
}

/** Removes the bot and its managed role from a guild. */
export function removeBot(world: World, guildId: string): void {
  const guild = world.guilds.get(guildId);
  if (!guild) throw new Error(`No guild ${guildId}`);
  world.guilds.put(guildId, { ...guild, joined: false });
  world.members.remove(memberKey(guildId, world.bot.id));
  for (const role of world.roles.values())
    if (role.guild_id === guildId && role.bot_id === world.bot.id) world.roles.remove(role.id);
}

export const botUser = (world: World): UserRecord => ({
  id: world.bot.id,
  username: 'Ovation',
  global_name: null,
  bot: true,
});

/** A member who joins now, before they are stored. */
export function newMember(
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
