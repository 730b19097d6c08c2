import type { Translate } from './texts/texts.ts';

/**
 * What the bot needs in a channel to post reviews there and to have them voted on, in the order in which a manager
 * would grant it.
 */
export const NEEDED_PERMISSIONS = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'ReadMessageHistory',
  'AddReactions',
] as const;
export type NeededPermission = (typeof NEEDED_PERMISSIONS)[number];

/** What it needs in a channel where it tells the staff something. */
export const STAFF_PERMISSIONS: readonly NeededPermission[] = ['ViewChannel', 'SendMessages', 'EmbedLinks'];

/** As Discord's own settings name them. */
export function permissionNames(permissions: readonly NeededPermission[], t: Translate): string[] {
  return permissions.map((permission) => t(`permission.${permission}`));
}
