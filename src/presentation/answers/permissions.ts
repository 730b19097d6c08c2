import type { Text } from '../texts.ts';

/** The permissions that reviews need in a channel, as the API names them. */
export type Permission =
  | 'ViewChannel'
  | 'SendMessages'
  | 'EmbedLinks'
  | 'ReadMessageHistory'
  | 'AddReactions';

/** As Discord's own settings name them. */
export function permissionNames(permissions: readonly Permission[], t: Text): string[] {
  return permissions.map((permission) => t(`permission.${permission}`));
}
