import { memberPayload, userPayload } from '../payloads/member.ts';
import type { MemberRecord, RoleRecord } from '../world/records.ts';
import { memberKey, type World } from '../world/world.ts';
import { dispatchRole } from './guild.ts';

/** Creates a role without permissions, just above @everyone. */
export function createRole(world: World, guildId: string, name: string): RoleRecord {
  const role = { id: world.newId(), guild_id: guildId, name, permissions: '0', position: 1, managed: false };
  world.roles.put(role.id, role);
  dispatchRole(world, 'GUILD_ROLE_CREATE', role);
  return role;
}

/** Whether members can be given the role: not @everyone, nor a bot's managed role. */
export const isAssignable = ({ id, guild_id, managed }: RoleRecord): boolean => !managed && id !== guild_id;

/**
 * Gives a member a role, or takes it, unless that changes nothing.
 * @throws for a role that is not assignable
 */
export function setRole(world: World, member: MemberRecord, role: RoleRecord, held: boolean): void {
  if (!isAssignable(role)) throw new Error('This role cannot be given or taken');
  if (member.roles.includes(role.id) === held) return;
  const roles = held ? [...member.roles, role.id] : member.roles.filter((id) => id !== role.id);
  const changed = { ...member, roles };
  world.members.put(memberKey(member.guild_id, member.user.id), changed);
  dispatchMember(world, 'GUILD_MEMBER_UPDATE', changed);
}

/**
 * Forbids a member, who may be the bot, to write and react for some time. Discord tells of the beginning, and of an
 * early end, but not when it runs out (discord-api-docs #4269).
 * @param milliseconds how long; 0 ends it
 */
export function timeOut(world: World, member: MemberRecord, milliseconds: number): void {
  const { communication_disabled_until: _, ...free } = member;
  const until = new Date(world.now() + milliseconds).toISOString();
  const changed = milliseconds > 0 ? { ...free, communication_disabled_until: until } : free;
  world.members.put(memberKey(member.guild_id, member.user.id), changed);
  dispatchMember(world, 'GUILD_MEMBER_UPDATE', changed);
}

/**
 * Lets a member leave. Their messages and reactions stay, as at Discord.
 * @throws for the guild's owner, who cannot leave, and for the bot, which `leaveGuild` removes
 */
export function removeMember(world: World, member: MemberRecord): void {
  const { guild_id, user } = member;
  if (world.guilds.get(guild_id)?.owner_id === user.id)
    throw new Error(`${user.global_name} owns the server, and an owner cannot leave`);
  if (user.bot) throw new Error(`${user.username} is a bot: remove it instead`);
  const key = memberKey(guild_id, user.id);
  world.formerMembers.put(key, member);
  world.members.remove(key);
  world.dispatch({
    name: 'GUILD_MEMBER_REMOVE',
    guildId: guild_id,
    data: { guild_id, user: userPayload(user) },
  });
}

/** Lets somebody new join. @param more what they bring, where it is not what newcomers of no name have */
export function addMember(
  world: World,
  guildId: string,
  name: string,
  more: { readonly username?: string; readonly avatar?: string; readonly locale?: string } = {},
): MemberRecord {
  const id = world.newId();
  const { locale = 'en-US', ...user } = more;
  const member = {
    guild_id: guildId,
    user: { id, username: `member.${id}`, global_name: name, bot: false, ...user },
    nick: null,
    roles: [],
    joined_at: new Date(world.now()).toISOString(),
    locale,
  };
  world.members.put(memberKey(guildId, id), member);
  dispatchMember(world, 'GUILD_MEMBER_ADD', member);
  return member;
}

/** Lets somebody who left join again, without their former roles. @throws when no such member has left */
export function returnMember(world: World, guildId: string, userId: string): void {
  const key = memberKey(guildId, userId);
  const former = world.formerMembers.get(key);
  if (!former) throw new Error(`User ${userId} has not left this guild`);
  const member = { ...former, roles: [], joined_at: new Date(world.now()).toISOString() };
  world.formerMembers.remove(key);
  world.members.put(key, member);
  dispatchMember(world, 'GUILD_MEMBER_ADD', member);
}

function dispatchMember(world: World, name: string, member: MemberRecord): void {
  const { guild_id, user } = member;
  const data = { ...memberPayload(member), guild_id };
  world.dispatch({ name, guildId: guild_id, ...(user.id === world.bot.id && { isAboutBot: true }), data });
}
