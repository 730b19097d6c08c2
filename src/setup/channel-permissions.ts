import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, ServerState } from './discord.ts';

const ALL = ~0n;

/** Somebody in a server: the bot, or @everyone, who is nobody in particular. */
interface Subject {
  readonly id: string;
  readonly roles: readonly string[];
}

/** The permissions that somebody's roles give in the server as a whole, as bits. */
export function serverPermissions({ id, ownerId, roles }: ServerState, subject: Subject): bigint {
  if (subject.id === ownerId) return ALL;
  const own = roles.filter((role) => role.id === id || subject.roles.includes(role.id));
  const bits = own.reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  return bits & PermissionFlagsBits.Administrator ? ALL : bits;
}

/**
 * Somebody's permissions in a channel, as bits, computed as Discord documents it (Permissions, Permission Overwrites): the server's,
 * then the overwrites of @everyone, of their roles together, and of themselves.
 */
export function channelPermissions(server: ServerState, subject: Subject, channel: Channel): bigint {
  const base = serverPermissions(server, subject);
  if (base === ALL) return ALL;
  const { permission_overwrites: all } = channel;
  const steps = [
    all.filter(({ id }) => id === server.id),
    all.filter(({ id, type }) => type === OverwriteType.Role && subject.roles.includes(id)),
    all.filter(({ id, type }) => type === OverwriteType.Member && id === subject.id),
  ];
  return steps.reduce((bits, step) => {
    const deny = step.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = step.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    return (bits & ~deny) | allow;
  }, base);
}
