import { OverwriteType } from 'discord-api-types/v10';
import { z } from 'zod';
import {
  createChannel,
  createEmoji,
  deleteChannel,
  deleteEmoji,
  joinGuild,
  leaveGuild,
  setOverwrite,
  setRolePermissions,
} from '../actions/guild.ts';
import { addMember, createRole, removeMember, returnMember, setRole } from '../actions/members.ts';
import { emptyChannel } from '../actions/messages.ts';
import { changeThread } from '../actions/threads.ts';
import { findChannel, findMember, findRole } from '../people/find.ts';
import type { Sandbox } from '../sandbox.ts';
import { permissionNames } from '../world/permissions.ts';
import { causeTrouble, troubles } from './trouble.ts';
import { offeredPermissions } from './world-view.ts';

const named = z.string().trim().min(1, 'Type a name.').max(100, 'A name has at most 100 characters.');
const permission = z.enum(offeredPermissions);

/** A change behind the scenes: to the guild, as its owner or members could make it, or to how Discord behaves. */
export const worldAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('role'), member: z.string(), role: z.string(), held: z.boolean() }),
  z.object({ action: z.literal('new-role'), name: named }),
  z.object({ action: z.literal('permission'), role: z.string(), permission, allowed: z.boolean() }),
  z.object({
    action: z.literal('channel-permission'),
    channel: z.string(),
    /** A role's id, or `bot`. */
    subject: z.string(),
    permission,
    allowed: z.boolean(),
  }),
  z.object({ action: z.literal('new-member'), name: named.max(32, 'A name has at most 32 characters.') }),
  z.object({ action: z.literal('membership'), member: z.string(), present: z.boolean() }),
  z.object({ action: z.literal('bot-membership'), present: z.boolean() }),
  z.object({ action: z.literal('new-channel'), name: named }),
  z.object({ action: z.literal('delete-channel'), channel: z.string() }),
  z.object({
    action: z.literal('empty-channel'),
    channel: z.string(),
    how: z.enum(['one by one', 'in bulk']),
  }),
  z.object({ action: z.literal('new-thread'), channel: z.string(), name: named }),
  z.object({ action: z.literal('archive-thread'), channel: z.string(), archived: z.boolean() }),
  z.object({ action: z.literal('time-out-bot'), minutes: z.int().min(0).max(60) }),
  z.object({
    action: z.literal('new-emoji'),
    name: named.regex(/^\w{2,32}$/, 'An emoji’s name has 2 to 32 letters, digits and underscores.'),
  }),
  z.object({ action: z.literal('delete-emoji'), id: z.string() }),
  z.object({ action: z.literal('trouble'), trouble: z.enum(troubles) }),
  z.object({ action: z.literal('latency'), milliseconds: z.int().min(0).max(20_000) }),
]);

export type WorldAction = z.infer<typeof worldAction>;

/** @throws with a sentence when Discord would let nobody do it */
export function changeWorld(sandbox: Sandbox, action: WorldAction): void {
  const { world, guildId, faults } = sandbox;
  switch (action.action) {
    case 'role': {
      const member = findMember(world, guildId, action.member);
      setRole(world, member, findRole(world, guildId, action.role), action.held);
      break;
    }
    case 'new-role':
      createRole(world, guildId, action.name);
      break;
    case 'permission': {
      const role = findRole(world, guildId, action.role);
      const others = permissionNames(BigInt(role.permissions)).filter((name) => name !== action.permission);
      setRolePermissions(world, role.id, action.allowed ? [...others, action.permission] : others);
      break;
    }
    case 'channel-permission': {
      const subject =
        action.subject === 'bot'
          ? { id: world.bot.id, type: OverwriteType.Member }
          : { id: findRole(world, guildId, action.subject).id, type: OverwriteType.Role };
      const { id } = findChannel(world, guildId, action.channel);
      setOverwrite(world, id, subject, action.allowed ? 'allow' : 'deny', [action.permission]);
      break;
    }
    case 'new-member':
      if (sandbox.members().some(({ name }) => name === action.name))
        throw new Error(`${action.name} is here already.`);
      addMember(world, guildId, action.name);
      break;
    case 'membership':
      if (action.present) returnMember(world, guildId, action.member);
      else removeMember(world, findMember(world, guildId, action.member));
      break;
    case 'bot-membership':
      if (world.guilds.get(guildId)?.joined === action.present) break;
      if (action.present) joinGuild(world, guildId);
      else leaveGuild(world, guildId);
      break;
    case 'new-channel':
      // Discord's client writes a text channel's name like this.
      createChannel(world, guildId, action.name.toLowerCase().replace(/\s+/g, '-'));
      break;
    case 'delete-channel':
      deleteChannel(world, findChannel(world, guildId, action.channel).id);
      break;
    case 'empty-channel':
      emptyChannel(world, findChannel(world, guildId, action.channel), action.how);
      break;
    case 'new-thread':
      sandbox.createThread(action.channel, action.name);
      break;
    case 'archive-thread':
      changeThread(world, findChannel(world, guildId, action.channel).id, { archived: action.archived });
      break;
    case 'time-out-bot':
      sandbox.timeOut('bot', action.minutes * 60_000);
      break;
    case 'new-emoji':
      createEmoji(world, guildId, action.name);
      break;
    case 'delete-emoji':
      deleteEmoji(world, guildId, action.id);
      break;
    case 'trouble':
      causeTrouble(sandbox, action.trouble);
      break;
    case 'latency':
      faults.latency = action.milliseconds;
      world.changed();
  }
}
