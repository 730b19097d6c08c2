import { PermissionFlagsBits, RouteBases } from 'discord-api-types/v10';

/** The link that a manager opens to invite the bot to a server, with these permissions. */
export function inviteLink(
  applicationId: string,
  permissions: readonly (keyof typeof PermissionFlagsBits)[],
): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissions.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n)),
  });
  return `${new URL(RouteBases.api).origin}/oauth2/authorize?${query}`;
}
