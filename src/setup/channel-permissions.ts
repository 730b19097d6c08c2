import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, ServerState } from './discord-schemas.ts';

const ALL = ~0n;

/** The permissions that a member's roles give in the server as a whole, as bits; undefined is @everyone, a member without roles. */
export function serverPermissions(server: ServerState, member: ServerState['me'] | undefined): bigint {
  const { id, owner_id, roles } = server;
  if (member?.id === owner_id) return ALL;
  const own = roles.filter((role) => role.id === id || member?.roles.includes(role.id));
  const bits = own.reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  return bits & PermissionFlagsBits.Administrator ? ALL : bits;
}

/**
 * A member's permissions in a channel, as bits, computed as Discord documents it (Permissions, Permission Overwrites): the server's,
 * then the overwrites of @everyone, of the member's roles together, and of the member.
 */
export function channelPermissions(
  server: ServerState,
  member: ServerState['me'] | undefined,
  { permission_overwrites: overwrites }: Channel,
): bigint {
  const base = serverPermissions(server, member);
  if (base === ALL) return ALL;
  const steps = [
    overwrites.filter(({ id }) => id === server.id),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && member?.roles.includes(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member?.id),
  ];
  return steps.reduce((bits, step) => {
    const deny = step.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = step.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    return (bits & ~deny) | allow;
  }, base);
}
