import type { Translate } from './texts/texts.ts';

/** What the bot needs to post reviews in a channel and have them voted on, in the order managers grant it. */
export const NEEDED_PERMISSIONS = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'ReadMessageHistory',
  'AddReactions',
] as const;

/** What the invite link asks for: also what pictures need, which are texts without it. */
export const INVITED_PERMISSIONS = [...NEEDED_PERMISSIONS, 'AttachFiles'] as const;
export type NeededPermission = (typeof NEEDED_PERMISSIONS)[number];

/** What the bot needs in a channel where it writes to the staff. */
export const STAFF_PERMISSIONS: readonly NeededPermission[] = ['ViewChannel', 'SendMessages', 'EmbedLinks'];

/** The permissions as Discord's own settings name them. */
export function permissionNames(permissions: readonly NeededPermission[], t: Translate): string[] {
  return permissions.map((permission) => t(`permission.${permission}`));
}
