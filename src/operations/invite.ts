import { PermissionFlagsBits, RouteBases } from 'discord-api-types/v10';

const NEEDED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions;

/** The link with which a manager adds the bot to a server, with the permissions that it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(NEEDED),
  });
  return `${new URL(RouteBases.api).origin}/oauth2/authorize?${query}`;
}
