import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { Author } from '../../reviews/review.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Audience } from './command.ts';

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

/** Throws UserError `moderator-only` or `manager-only` when the member is not, or no longer, one of the audience. */
export function checkAudience(audience: Audience | undefined, interaction: BaseInteraction<'cached'>): void {
  if (audience === 'moderator' && !isModerator(interaction)) throw new UserError('moderator-only');
  if (audience === 'manager' && !isManager(interaction)) throw new UserError('manager-only');
}
