import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { Author } from '../../reviews/review.ts';

/** The member who acts, as a review names its author. */
export const authorOf = ({ member }: BaseInteraction<'cached'>): Author => ({
  id: member.id,
  name: member.displayName,
  avatarUrl: member.displayAvatarURL(),
});

/** Whether the member who acts is a moderator: has Manage Messages. */
export const isModerator = ({ memberPermissions }: BaseInteraction<'cached'>): boolean =>
  memberPermissions.has(PermissionFlagsBits.ManageMessages);

/** Whether the member who acts may change the settings. */
export const isManager = ({ memberPermissions }: BaseInteraction<'cached'>): boolean =>
  memberPermissions.has(PermissionFlagsBits.ManageGuild);
