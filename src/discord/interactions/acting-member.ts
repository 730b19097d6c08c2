import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { Author } from '../../reviews/review.ts';

/** The member who sent the interaction, as the author of a review. */
export const authorOf = ({ member }: BaseInteraction<'cached'>): Author => ({
  id: member.id,
  name: member.displayName,
  avatarUrl: member.displayAvatarURL(),
});

/** Whether the member who sent the interaction has Manage Messages. */
export const isModerator = ({ memberPermissions }: BaseInteraction<'cached'>): boolean =>
  memberPermissions.has(PermissionFlagsBits.ManageMessages);

/** Whether the member who sent the interaction has Manage Server. */
export const isManager = ({ memberPermissions }: BaseInteraction<'cached'>): boolean =>
  memberPermissions.has(PermissionFlagsBits.ManageGuild);
